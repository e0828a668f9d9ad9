package io.authflow.logout.cognito;

import io.authflow.cognito.CognitoCalls;
import io.authflow.cognito.CognitoException;
import io.authflow.cognito.CognitoOperation;
import io.authflow.cognito.CognitoSettings;
import io.authflow.contracts.FailureCode;
import io.authflow.contracts.Secret;
import io.authflow.logout.domain.UserPoolSignOut;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/**
 * Ends sessions in Cognito by name, with the access token or with the refresh token. If Cognito refuses a call, there
 * are three cases:
 *
 * <ul>
 *   <li>The user does not exist. If the call used a token, the user was deleted, and the session ended with the user.
 *       If the call used a name, the caller decides, because the user may have another name by now.
 *   <li>Cognito does not accept the token, or the user must first confirm the account or reset the password. Then the
 *       caller ends the session by name. A revoked and an expired access token give the same NotAuthorizedException.
 *       The refresh token of an expired access token may still work. A sign-out by name does no harm if the session is
 *       over.
 *   <li>Cognito refuses for any other reason. Examples are a missing right, a limit, or an app client whose tokens
 *       cannot be revoked. An operator can correct the cause. So the failure is transient, and the logout waits in
 *       Kafka.
 * </ul>
 */
public final class CognitoSignOut implements UserPoolSignOut {
    private static final Set<FailureCode> TOKEN_NOT_TAKEN = Set.of(
            FailureCode.NOT_AUTHORIZED,
            FailureCode.INVALID_PARAMETER,
            FailureCode.USER_NOT_CONFIRMED,
            FailureCode.PASSWORD_RESET_REQUIRED);

    private final CognitoCalls calls;
    private final String userPoolId;
    private final String clientId;
    private final @Nullable Secret clientSecret;

    public CognitoSignOut(CognitoCalls calls, CognitoSettings settings) {
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
