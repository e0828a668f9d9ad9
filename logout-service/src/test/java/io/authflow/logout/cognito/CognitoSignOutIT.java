package io.authflow.logout.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.authflow.cognito.CognitoException;
import io.authflow.cognito.SecretHash;
import io.authflow.cognito.testing.DirectPool;
import io.authflow.contracts.FailureCode;
import io.authflow.contracts.Secret;
import io.authflow.localcognito.faults.Fault;
import io.authflow.localcognito.ledger.Kind;
import io.authflow.localcognito.ledger.LedgerRecord;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;

class CognitoSignOutIT {
    private static final DirectPool POOL = DirectPool.start();

    private final String name = DirectPool.newName();
    private final CognitoSignOut sessions = new CognitoSignOut(POOL.calls(), POOL.settings());

    @BeforeEach
    void createUser() {
        POOL.createUser(name);
    }

    @AfterEach
    void clearFaults() {
        POOL.cognito().faults().clear();
    }

    @AfterAll
    static void stop() {
        POOL.close();
    }

    @Test
    void byNameEndsAllSessionsOfTheUser() {
        logIn();
        logIn();

        boolean found = sessions.signOutByName(name);

        assertThat(found).isTrue();
        assertThat(ended(Kind.SIGNED_OUT)).hasSize(2);
    }

    @Test
    void byNameTwiceDoesNoHarm() {
        sessions.signOutByName(name);

        assertThatCode(() -> sessions.signOutByName(name)).doesNotThrowAnyException();
    }

    @Test
    void byNameSaysThatThereIsNoSuchUser() {
        assertThat(sessions.signOutByName("nobody@example.com")).isFalse();
    }

    @Test
    void byTokenEndsAllSessionsOfTheUser() {
        logIn();
        Secret token = new Secret(logIn().accessToken());

        boolean taken = sessions.signOutByToken(token);

        assertThat(taken).isTrue();
        assertThat(ended(Kind.SIGNED_OUT)).hasSize(2);
    }

    @Test
    void byTokenTakesAUserWhoIsGoneForSignedOut() {
        POOL.cognito().faults().inject(Fault.error("UserNotFoundException").on("GlobalSignOut"));

        assertThat(sessions.signOutByToken(new Secret("token"))).isTrue();
    }

    @Test
    void byTokenTwiceIsToBeFollowedByAnEndByName() {
        Secret token = new Secret(logIn().accessToken());
        sessions.signOutByToken(token);

        assertThat(sessions.signOutByToken(token)).isFalse();
    }

    @Test
    void byGarbageIsToBeFollowedByAnEndByName() {
        assertThat(sessions.signOutByToken(new Secret("garbage"))).isFalse();
    }

    @Test
    void revokingEndsThatOneSession() {
        logIn();
        Secret token = new Secret(logIn().refreshToken());

        boolean taken = sessions.revoke(token);

        assertThat(taken).isTrue();
        assertThat(ended(Kind.TOKEN_REVOKED)).hasSize(1);
    }

    @Test
    void revokingTwiceDoesNoHarm() {
        Secret token = new Secret(logIn().refreshToken());
        sessions.revoke(token);

        assertThatCode(() -> sessions.revoke(token)).doesNotThrowAnyException();
    }

    @Test
    void revokingATokenOfAnotherTypeIsToBeFollowedByAnEndByName() {
        assertThat(sessions.revoke(new Secret(logIn().accessToken()))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NotAuthorizedException",
                "AccessDeniedException",
                "InvalidParameterException",
                "PasswordResetRequiredException",
                "LimitExceededException",
                "ResourceNotFoundException"
            })
    void aRefusalByNameIsNeverTheLastWord(String error) {
        POOL.cognito().faults().inject(Fault.error(error));

        assertThatExceptionOfType(CognitoException.class)
                .isThrownBy(() -> sessions.signOutByName(name))
                .extracting(CognitoException::code)
                .isEqualTo(FailureCode.MISCONFIGURED);
    }

    @ParameterizedTest
    @CsvSource({
        "TooManyRequestsException, THROTTLED",
        "InternalErrorException, COGNITO_UNAVAILABLE",
        "UnsupportedOperationException, MISCONFIGURED",
        "LimitExceededException, MISCONFIGURED"
    })
    void aFailedRevocationIsTriedAgain(String error, FailureCode code) {
        POOL.cognito().faults().inject(Fault.error(error).on("RevokeToken"));

        assertThatExceptionOfType(CognitoException.class)
                .isThrownBy(() -> sessions.revoke(new Secret("token")))
                .extracting(CognitoException::code)
                .isEqualTo(code);
    }

    private AuthenticationResultType logIn() {
        String hash = Objects.requireNonNull(
                new SecretHash(POOL.settings().clientId(), POOL.settings().clientSecret()).of(name));
        return POOL.sdk()
                .initiateAuth(request -> request.clientId(POOL.settings().clientId())
                        .authFlow("USER_PASSWORD_AUTH")
                        .authParameters(Map.of(
                                "USERNAME", name, "PASSWORD", DirectPool.PASSWORD.reveal(), "SECRET_HASH", hash)))
                .authenticationResult();
    }

    private List<String> ended(Kind kind) {
        return POOL.cognito().ledger().of(kind).stream()
                .filter(entry -> name.equals(entry.username()))
                .map(LedgerRecord::ended)
                .flatMap(List::stream)
                .toList();
    }
}
