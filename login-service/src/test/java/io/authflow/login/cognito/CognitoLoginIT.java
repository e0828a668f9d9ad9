package io.authflow.login.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.authflow.cognito.CognitoException;
import io.authflow.cognito.testing.DirectPool;
import io.authflow.cognito.testing.FixedAnswer;
import io.authflow.contracts.FailureCode;
import io.authflow.contracts.Progress;
import io.authflow.contracts.Secret;
import io.authflow.localcognito.faults.Fault;
import io.authflow.localcognito.settings.ClientSettings;
import io.authflow.localcognito.settings.PoolSettings;
import io.authflow.localcognito.settings.UserExistence;
import io.authflow.login.domain.CredentialsRefusedException;
import io.authflow.login.domain.OpenedSession;
import io.authflow.sealing.Tokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CognitoLoginIT {
    private static final DirectPool POOL = DirectPool.start();
    private static final Secret WRONG = new Secret("wrongpassword123");

    private final String name = DirectPool.newName();
    private final CognitoLogin logins = new CognitoLogin(POOL.calls(), POOL.settings());

    @AfterEach
    void clearFaults() {
        POOL.cognito().faults().clear();
    }

    @AfterAll
    static void stop() {
        POOL.close();
    }

    @Test
    void givesTheTokensOfTheSession() {
        POOL.createUser(name);

        Tokens tokens = logins.logIn(name, DirectPool.PASSWORD).tokens();

        assertThat(tokens.expiresIn()).isEqualTo(3600);
        assertThat(tokens.accessToken().reveal()).isNotBlank();
        assertThat(tokens.idToken()).isNotNull();
        assertThat(tokens.refreshToken()).isNotNull();
    }

    @Test
    void namesTheUserAsThePoolDoes() {
        POOL.createUser(name);

        assertThat(logins.logIn(name, DirectPool.PASSWORD).user()).isEqualTo(name);
    }

    @Test
    void namesTheUserOfAnEmailPoolByTheNameThatCannotChange() {
        PoolSettings email = PoolSettings.localRun().withEmailUsernames(true);
        try (DirectPool other = DirectPool.start(email, ClientSettings.withSecret("authflow"))) {
            other.createUser(name);
            String immutable = other.sdk()
                    .adminGetUser(request ->
                            request.userPoolId(other.settings().userPoolId()).username(name))
                    .username();

            OpenedSession login = new CognitoLogin(other.calls(), other.settings()).logIn(name, DirectPool.PASSWORD);

            assertThat(login.user()).isEqualTo(immutable).isNotEqualTo(name);
        }
    }

    @Test
    void logsInWithAClientWithoutASecret() {
        ClientSettings client = ClientSettings.withoutSecret("plain");
        try (DirectPool plain = DirectPool.start(PoolSettings.localRun(), client)) {
            plain.createUser(name);

            Tokens tokens = new CognitoLogin(plain.calls(), plain.settings())
                    .logIn(name, DirectPool.PASSWORD)
                    .tokens();

            assertThat(tokens.expiresIn()).isEqualTo(3600);
        }
    }

    @Test
    void refusesAWrongPassword() {
        POOL.createUser(name);

        assertCredentialsRefused(logins, WRONG);
    }

    @ParameterizedTest
    @EnumSource(UserExistence.class)
    void refusesAnUnknownUserAlike(UserExistence existence) {
        ClientSettings client = ClientSettings.withSecret("client").withPreventUserExistenceErrors(existence);
        try (DirectPool other = DirectPool.start(PoolSettings.localRun(), client)) {
            assertCredentialsRefused(new CognitoLogin(other.calls(), other.settings()), DirectPool.PASSWORD);
        }
    }

    @Test
    void refusesADisabledUserAlike() {
        POOL.createUser(name);
        POOL.sdk()
                .adminDisableUser(request ->
                        request.userPoolId(POOL.settings().userPoolId()).username(name));

        assertCredentialsRefused(logins, DirectPool.PASSWORD);
    }

    @Test
    void answersNoChallenge() {
        POOL.createChallenged(name);

        assertRefused(logins, DirectPool.PASSWORD, FailureCode.CHALLENGE_REQUIRED);
    }

    @Test
    void takesNonsenseForAFailureOfCognito() {
        POOL.cognito().faults().inject(Fault.nonsense());

        assertRefused(logins, DirectPool.PASSWORD, FailureCode.COGNITO_UNAVAILABLE);
    }

    @Test
    void isUncertainAfterAnAnswerWithoutTokensAndWithoutAChallenge() {
        try (FixedAnswer empty = FixedAnswer.of("{}")) {
            CognitoLogin nowhere = new CognitoLogin(empty.calls(), empty.settings());

            assertThatExceptionOfType(CognitoException.class)
                    .isThrownBy(() -> nowhere.logIn(name, DirectPool.PASSWORD))
                    .satisfies(thrown -> assertThat(thrown.code()).isEqualTo(FailureCode.COGNITO_UNAVAILABLE))
                    .extracting(CognitoException::progress)
                    .isEqualTo(Progress.UNCERTAIN);
        }
    }

    @Test
    void isUncertainAfterALostAnswer() {
        POOL.createUser(name);
        POOL.cognito()
                .faults()
                .inject(Fault.reset().on("InitiateAuth").forUser(name).afterActing());

        assertThatExceptionOfType(CognitoException.class)
                .isThrownBy(() -> logins.logIn(name, DirectPool.PASSWORD))
                .extracting(CognitoException::progress)
                .isEqualTo(Progress.UNCERTAIN);
    }

    @ParameterizedTest
    @CsvSource({
        "UserNotConfirmedException, USER_NOT_CONFIRMED",
        "PasswordResetRequiredException, PASSWORD_RESET_REQUIRED",
        "InvalidParameterException, INVALID_PARAMETER",
        "UserLambdaValidationException, NOT_AUTHORIZED",
        "TooManyRequestsException, THROTTLED"
    })
    void passesOnWhatElseCognitoRefuses(String error, FailureCode code) {
        POOL.cognito().faults().inject(Fault.error(error));

        assertRefused(logins, DirectPool.PASSWORD, code);
    }

    private void assertCredentialsRefused(CognitoLogin logins, Secret password) {
        assertThatExceptionOfType(CredentialsRefusedException.class)
                .isThrownBy(() -> logins.logIn(name, password))
                .withMessageNotContaining(name)
                .withMessageNotContaining(password.reveal());
    }

    private void assertRefused(CognitoLogin logins, Secret password, FailureCode code) {
        assertThatExceptionOfType(CognitoException.class)
                .isThrownBy(() -> logins.logIn(name, password))
                .withMessageNotContaining(name)
                .withMessageNotContaining(password.reveal())
                .extracting(CognitoException::code)
                .isEqualTo(code);
    }
}
