package io.authflow.check.cognito;

import io.authflow.check.domain.UserDirectory;
import io.authflow.cognito.CognitoCalls;
import io.authflow.cognito.CognitoException;
import io.authflow.cognito.CognitoOperation;
import io.authflow.contracts.FailureCode;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/**
 * Looks up a user with AdminGetUser. A user of any status counts as existing, because login-service answers for a
 * disabled or unconfirmed user.
 */
public final class UserPoolLookup implements UserDirectory {
    private final CognitoCalls calls;
    private final String userPoolId;

    public UserPoolLookup(CognitoCalls calls, String userPoolId) {
        this.calls = calls;
        this.userPoolId = userPoolId;
    }

    @Override
    public boolean exists(String username) {
        return calls.call(CognitoOperation.ADMIN_GET_USER, client -> exists(client, username));
    }

    private boolean exists(CognitoIdentityProviderClient client, String username) {
        try {
            AdminGetUserResponse user = client.adminGetUser(
                    request -> request.userPoolId(userPoolId).username(username));
            if (user.username() == null) {
                throw nonsense();
            }
            return true;
        } catch (UserNotFoundException e) {
            return false;
        }
    }

    private static CognitoException nonsense() {
        return new CognitoException(
                FailureCode.COGNITO_UNAVAILABLE,
                "AdminGetUser answered without a user. It is retried; if it lasts, check what stands between this service and"
                        + " Cognito.");
    }
}
