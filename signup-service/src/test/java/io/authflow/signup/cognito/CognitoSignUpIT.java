package io.authflow.signup.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.authflow.cognito.CognitoException;
import io.authflow.cognito.quota.NanoClock;
import io.authflow.cognito.testing.DirectPool;
import io.authflow.cognito.testing.FixedAnswer;
import io.authflow.contracts.FailureCode;
import io.authflow.contracts.Progress;
import io.authflow.contracts.Secret;
import io.authflow.localcognito.faults.Fault;
import io.authflow.localcognito.ledger.Kind;
import io.authflow.localcognito.settings.ClientSettings;
import io.authflow.localcognito.settings.PoolSettings;
import io.authflow.signup.domain.PoolUser;
import io.authflow.signup.domain.PoolUser.Status;
import io.authflow.signup.domain.SignUpAnswer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;

class CognitoSignUpIT {
    private static final DirectPool POOL = DirectPool.start();
    private static final String REF = "flow-ref";

    private final String name = DirectPool.newName();
    private final CognitoSignUp signUps = signUps(POOL);

    @AfterEach
    void clearFaults() {
        POOL.cognito().faults().clear();
    }

    @AfterAll
    static void stop() {
        POOL.close();
    }

    @Test
    void createsAUserWhoIsNotConfirmedYet() {
        SignUpAnswer answer = signUps.signUp(name, DirectPool.PASSWORD, REF);

        assertThat(answer).isEqualTo(SignUpAnswer.created(sub(POOL, name)));
        assertThat(signUps.find(name)).contains(new PoolUser(Status.UNCONFIRMED, sub(POOL, name), REF));
    }

    @Test
    void keepsTheNameAsTheEmailAddress() {
        signUps.signUp(name, DirectPool.PASSWORD, REF);

        assertThat(POOL.cognito().ledger().of(Kind.USER_CREATED))
                .filteredOn(created -> name.equals(created.username()))
                .singleElement()
                .satisfies(created -> assertThat(created.attributes()).containsEntry("email", name));
    }

    @Test
    void signsUpWithAClientWithoutASecret() {
        try (DirectPool plain = DirectPool.start(PoolSettings.localRun(), ClientSettings.withoutSecret("plain"))) {
            assertThat(signUps(plain).signUp(name, DirectPool.PASSWORD, null))
                    .isEqualTo(SignUpAnswer.created(sub(plain, name)));
        }
    }

    @Test
    void tellsThatTheUserExists() {
        POOL.createUser(name);

        assertThat(signUps.signUp(name, DirectPool.PASSWORD, REF)).isEqualTo(SignUpAnswer.EXISTS);
    }

    @Test
    void tellsThatTheUserExistsWhenTheAnswerWasLost() {
        POOL.cognito().faults().inject(Fault.reset().on("SignUp").afterActing().times(1));
        assertThatExceptionOfType(CognitoException.class)
                .isThrownBy(() -> signUps.signUp(name, DirectPool.PASSWORD, REF))
                .extracting(CognitoException::progress)
                .isEqualTo(Progress.UNCERTAIN);

        SignUpAnswer answer = signUps.signUp(name, DirectPool.PASSWORD, REF);

        assertThat(answer).isEqualTo(SignUpAnswer.EXISTS);
    }

    @Test
    void takesAnAnswerWithoutAUserForNoSuccess() {
        try (FixedAnswer empty = FixedAnswer.of("{}")) {
            CognitoSignUp nowhere = new CognitoSignUp(empty.calls(), empty.settings(), new NoWait());

            assertThatExceptionOfType(CognitoException.class)
                    .isThrownBy(() -> nowhere.signUp(name, DirectPool.PASSWORD, REF))
                    .satisfies(thrown -> assertThat(thrown.progress()).isEqualTo(Progress.UNCERTAIN))
                    .extracting(CognitoException::code)
                    .isEqualTo(FailureCode.COGNITO_UNAVAILABLE);
            assertThatExceptionOfType(CognitoException.class)
                    .isThrownBy(() -> nowhere.find(name))
                    .satisfies(thrown -> assertThat(thrown.progress()).isEqualTo(Progress.NONE))
                    .extracting(CognitoException::code)
                    .isEqualTo(FailureCode.COGNITO_UNAVAILABLE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"AdminConfirmSignUp", "AdminGetUser"})
    void aLostAnswerToTheConfirmationIsNotUncertain(String operation) {
        signUps.signUp(name, DirectPool.PASSWORD, REF);
        signUps.confirm(name);
        POOL.cognito().faults().inject(Fault.reset().on(operation).forUser(name).afterActing());

        assertThatExceptionOfType(CognitoException.class)
                .isThrownBy(() -> signUps.confirm(name))
                .satisfies(thrown -> assertThat(thrown.progress()).isEqualTo(Progress.NONE))
                .extracting(CognitoException::code)
                .isEqualTo(FailureCode.COGNITO_UNAVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LimitExceededException", "CodeDeliveryFailureException"})
    void tellsThatTheUserWasCreatedWithoutItsCode(String error) {
        POOL.cognito().faults().inject(Fault.error(error).on("SignUp").afterActing());

        SignUpAnswer answer = signUps.signUp(name, DirectPool.PASSWORD, REF);

        assertThat(answer).isEqualTo(SignUpAnswer.CREATED_WITHOUT_CODE);
        assertThat(signUps.find(name)).isPresent();
    }

    @Test
    void passesOnThatThePasswordBreaksThePolicy() {
        assertThatExceptionOfType(CognitoException.class)
                .isThrownBy(() -> signUps.signUp(name, new Secret("longenough"), REF))
                .extracting(CognitoException::code)
                .isEqualTo(FailureCode.INVALID_PASSWORD);
    }

    @Test
    void confirmsAUser() {
        signUps.signUp(name, DirectPool.PASSWORD, REF);

        signUps.confirm(name);

        assertThat(signUps.find(name)).contains(new PoolUser(Status.CONFIRMED, sub(POOL, name), REF));
    }

    @Test
    void takesAUserThatIsConfirmedAlready() {
        signUps.signUp(name, DirectPool.PASSWORD, REF);
        signUps.confirm(name);

        signUps.confirm(name);

        assertThat(signUps.find(name)).contains(new PoolUser(Status.CONFIRMED, sub(POOL, name), REF));
    }

    @Test
    void takesNoMissingRightForAConfirmedUser() {
        signUps.signUp(name, DirectPool.PASSWORD, REF);
        POOL.cognito().faults().inject(Fault.error("NotAuthorizedException").on("AdminConfirmSignUp"));

        assertThatExceptionOfType(CognitoException.class)
                .isThrownBy(() -> signUps.confirm(name))
                .extracting(CognitoException::code)
                .isEqualTo(FailureCode.MISCONFIGURED);
    }

    @Test
    void waitsForAUserThatIsNotFoundYet() {
        signUps.signUp(name, DirectPool.PASSWORD, REF);
        POOL.cognito()
                .faults()
                .inject(Fault.error("UserNotFoundException")
                        .on("AdminConfirmSignUp")
                        .times(3));

        signUps.confirm(name);

        assertThat(signUps.find(name)).contains(new PoolUser(Status.CONFIRMED, sub(POOL, name), REF));
    }

    @Test
    void doesNotWaitForeverForAUserThatIsNotFound() {
        assertThatExceptionOfType(CognitoException.class)
                .isThrownBy(() -> signUps.confirm(name))
                .extracting(CognitoException::code)
                .isEqualTo(FailureCode.COGNITO_UNAVAILABLE);
    }

    @Test
    void pausesBetweenTwoAttemptsOnly() {
        NoWait clock = new NoWait();

        assertThatExceptionOfType(CognitoException.class)
                .isThrownBy(() -> new CognitoSignUp(POOL.calls(), POOL.settings(), clock).confirm(name));

        assertThat(clock.waits).isEqualTo(3);
    }

    @Test
    void findsAUserOfAnotherStatus() {
        POOL.createChallenged(name);

        assertThat(signUps.find(name)).contains(new PoolUser(Status.OTHER, sub(POOL, name), null));
    }

    @Test
    void findsNobodyWhereThereIsNobody() {
        assertThat(signUps.find(name)).isEmpty();
    }

    private static CognitoSignUp signUps(DirectPool pool) {
        return new CognitoSignUp(pool.calls(), pool.settings(), new NoWait());
    }

    /** A clock whose waits end at once. */
    private static final class NoWait implements NanoClock {
        private int waits;

        @Override
        public long nanoTime() {
            return 0;
        }

        @Override
        public void await(long nanos) {
            waits++;
        }
    }

    private static String sub(DirectPool pool, String name) {
        return pool
                .sdk()
                .adminGetUser(request ->
                        request.userPoolId(pool.settings().userPoolId()).username(name))
                .userAttributes()
                .stream()
                .filter(attribute -> attribute.name().equals("sub"))
                .map(AttributeType::value)
                .findFirst()
                .orElseThrow();
    }
}
