package io.authflow.check.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.authflow.cognito.CognitoException;
import io.authflow.cognito.testing.DirectPool;
import io.authflow.cognito.testing.FixedAnswer;
import io.authflow.contracts.FailureCode;
import io.authflow.localcognito.faults.Fault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserPoolLookupIT {
    private static final DirectPool POOL = DirectPool.start();

    private final String name = DirectPool.newName();
    private final UserPoolLookup lookup =
            new UserPoolLookup(POOL.calls(), POOL.settings().userPoolId());

    @AfterEach
    void clearFaults() {
        POOL.cognito().faults().clear();
    }

    @AfterAll
    static void stop() {
        POOL.close();
    }

    @Test
    void findsAUser() {
        POOL.createUser(name);

        assertThat(lookup.exists(name)).isTrue();
    }

    @Test
    void findsAUserWhoseDetailsAreNotSettled() {
        POOL.createChallenged(name);

        assertThat(lookup.exists(name)).isTrue();
    }

    @Test
    void doesNotFindAUserThatIsNot() {
        assertThat(lookup.exists(name)).isFalse();
    }

    @Test
    void aMissingPoolIsNoMissingUser() {
        UserPoolLookup elsewhere = new UserPoolLookup(POOL.calls(), "us-east-1_Elsewhere");

        assertThatExceptionOfType(CognitoException.class)
                .isThrownBy(() -> elsewhere.exists(name))
                .extracting(CognitoException::code)
                .isEqualTo(FailureCode.MISCONFIGURED);
    }

    @Test
    void anAnswerWithoutAUserIsNoUser() {
        try (FixedAnswer empty = FixedAnswer.of("{}")) {
            UserPoolLookup nowhere =
                    new UserPoolLookup(empty.calls(), empty.settings().userPoolId());

            assertThatExceptionOfType(CognitoException.class)
                    .isThrownBy(() -> nowhere.exists(name))
                    .extracting(CognitoException::code)
                    .isEqualTo(FailureCode.COGNITO_UNAVAILABLE);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TooManyRequestsException, THROTTLED",
        "InternalErrorException, COGNITO_UNAVAILABLE",
        "NotAuthorizedException, MISCONFIGURED",
        "UnrecognizedClientException, MISCONFIGURED",
        "AccessDeniedException, MISCONFIGURED"
    })
    void aFailureIsNoMissingUser(String error, FailureCode code) {
        POOL.cognito().faults().inject(Fault.error(error));

        assertThatExceptionOfType(CognitoException.class)
                .isThrownBy(() -> lookup.exists(name))
                .extracting(CognitoException::code)
                .isEqualTo(code);
    }
}
