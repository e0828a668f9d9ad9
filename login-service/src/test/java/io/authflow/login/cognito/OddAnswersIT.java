package io.authflow.login.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.authflow.cognito.CognitoException;
import io.authflow.cognito.testing.DirectPool;
import io.authflow.contracts.FailureCode;
import io.authflow.contracts.Progress;
import io.authflow.contracts.Secret;
import io.authflow.login.domain.OpenedSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;

/** Tests answers that come from a proxy or other software, and never from Cognito. */
class OddAnswersIT {
    private static final DirectPool POOL = DirectPool.start();

    @AfterAll
    static void stop() {
        POOL.close();
    }

    @Test
    void anAnswerWithoutTokensMayBeThatToALoginThatSucceeded() {
        CognitoLogin logins = answering(InitiateAuthResponse.builder().build());

        assertThatExceptionOfType(CognitoException.class)
                .isThrownBy(() -> logins.logIn("user", new Secret("password")))
                .satisfies(e -> assertThat(e.code()).isEqualTo(FailureCode.COGNITO_UNAVAILABLE))
                .satisfies(e -> assertThat(e.progress()).isEqualTo(Progress.UNCERTAIN));
    }

    @Test
    void aLifeBelowZeroDoesNotFailALoginThatSucceeded() {
        CognitoLogin logins = answering(InitiateAuthResponse.builder()
                .authenticationResult(result -> result.accessToken("token").expiresIn(-1))
                .build());

        OpenedSession login = logins.logIn("user", new Secret("password"));

        assertThat(login.tokens().expiresIn()).isZero();
        assertThat(login.user()).isNull();
    }

    private static CognitoLogin answering(InitiateAuthResponse answer) {
        CognitoIdentityProviderClient sdk = new CognitoIdentityProviderClient() {
            @Override
            public InitiateAuthResponse initiateAuth(InitiateAuthRequest request) {
                return answer;
            }

            @Override
            public String serviceName() {
                return SERVICE_NAME;
            }

            @Override
            public void close() {
                // holds nothing
            }
        };
        DirectPool pool = new DirectPool(POOL.cognito(), POOL.settings(), sdk);
        return new CognitoLogin(pool.calls(), pool.settings());
    }
}
