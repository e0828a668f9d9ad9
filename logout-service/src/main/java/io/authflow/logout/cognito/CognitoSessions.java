package io.authflow.logout.cognito;

import io.authflow.cognito.CognitoCalls;
import io.authflow.cognito.CognitoException;
import io.authflow.cognito.CognitoOperation;
import io.authflow.cognito.CognitoSettings;
import io.authflow.contracts.FailureCode;
import io.authflow.contracts.Secret;
import io.authflow.logout.domain.Sessions;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/**
 * Ends sessions in one of three ways. What Cognito refuses is one of three things:
 *
 * <ul>
 *   <li>There is no such user. Asked by a token, the user is gone, and a session cannot outlive its user. Asked by name, the
 *       caller has to judge: the user may have another name by now.
 *   <li>The token is not taken: Cognito says NotAuthorizedException both for a revoked token and for an expired one, whose
 *       refresh token lives on, so the caller is told to end the session by name, which does no harm if it is over. The same
 *       for a token that Cognito calls invalid, and for a user who must confirm or reset something first.
 *   <li>Anything else refused, such as a missing right, a limit, or a client whose tokens cannot be revoked, is for an
 *       operator to heal: it is transient, so that the logout waits in Kafka instead of being given up.
 * </ul>
 */
public final class CognitoSessions implements Sessions {
    private static final Set<FailureCode> TOKEN_NOT_TAKEN = Set.of(
            FailureCode.NOT_AUTHORIZED,
            FailureCode.INVALID_PARAMETER,
            FailureCode.USER_NOT_CONFIRMED,
            FailureCode.PASSWORD_RESET_REQUIRED);

    private final CognitoCalls calls;
    private final String userPoolId;
    private final String clientId;
    private final @Nullable Secret clientSecret;

    public CognitoSessions(CognitoCalls calls, CognitoSettings settings) {
        this.calls = calls;
        this.userPoolId = settings.userPoolId();
        this.clientId = settings.clientId();
        this.clientSecret = settings.clientSecret();
    }

    @Override
    public boolean signOutByName(String name) {
        CognitoOperation operation = CognitoOperation.ADMIN_USER_GLOBAL_SIGN_OUT;
        try {
            call(
                    operation,
                    client -> client.adminUserGlobalSignOut(
                            request -> request.userPoolId(userPoolId).username(name)));
            return true;
        } catch (CognitoException e) {
            if (e.code() == FailureCode.USER_NOT_FOUND) {
                return false;
            }
            throw stillOpen(operation, e);
        }
    }

    @Override
    public boolean signOutByToken(Secret accessToken) {
        return end(
                CognitoOperation.GLOBAL_SIGN_OUT,
                client -> client.globalSignOut(request -> request.accessToken(accessToken.reveal())));
    }

    @Override
    public boolean revoke(Secret refreshToken) {
        return end(
                CognitoOperation.REVOKE_TOKEN,
                client -> client.revokeToken(request -> request.clientId(clientId)
                        .clientSecret(clientSecret == null ? null : clientSecret.reveal())
                        .token(refreshToken.reveal())));
    }

    private boolean end(CognitoOperation operation, Consumer<CognitoIdentityProviderClient> call) {
        try {
            call(operation, call);
            return true;
        } catch (CognitoException e) {
            if (TOKEN_NOT_TAKEN.contains(e.code())) {
                return false;
            }
            if (e.code() == FailureCode.USER_NOT_FOUND) {
                return true;
            }
            throw stillOpen(operation, e);
        }
    }

    private void call(CognitoOperation operation, Consumer<CognitoIdentityProviderClient> call) {
        calls.call(operation, client -> {
            call.accept(client);
            return true;
        });
    }

    private static CognitoException stillOpen(CognitoOperation operation, CognitoException failure) {
        if (failure.code().kind() == FailureCode.Kind.TRANSIENT) {
            return failure;
        }
        return new CognitoException(
                FailureCode.MISCONFIGURED,
                operation.awsName() + " was refused (" + failure.code() + "), so the session is still open. Check the"
                        + " pool, its app client and the IAM policy; the call is retried meanwhile.");
    }
}
