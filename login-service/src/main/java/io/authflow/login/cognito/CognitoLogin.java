package io.authflow.login.cognito;

import io.authflow.cognito.CognitoCalls;
import io.authflow.cognito.CognitoException;
import io.authflow.cognito.CognitoOperation;
import io.authflow.cognito.CognitoSettings;
import io.authflow.cognito.SecretHash;
import io.authflow.contracts.FailureCode;
import io.authflow.contracts.Progress;
import io.authflow.contracts.Secret;
import io.authflow.login.domain.CredentialsRefusedException;
import io.authflow.login.domain.OpenedSession;
import io.authflow.login.domain.UserPoolLogin;
import io.authflow.sealing.Tokens;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/**
 * Logs users in with InitiateAuth and the flow USER_PASSWORD_AUTH. A refused login is never repeated, because each
 * refusal brings the user closer to Cognito's lock-out.
 */
public final class CognitoLogin implements UserPoolLogin {
    private final CognitoCalls calls;
    private final String clientId;
    private final SecretHash secretHash;

    public CognitoLogin(CognitoCalls calls, CognitoSettings settings) {
        this.calls = calls;
        this.clientId = settings.clientId();
        this.secretHash = new SecretHash(settings.clientId(), settings.clientSecret());
    }

    @Override
    public OpenedSession logIn(String username, Secret password) {
        return login(calls.call(CognitoOperation.INITIATE_AUTH, client -> initiate(client, username, password)));
    }

    private InitiateAuthResponse initiate(CognitoIdentityProviderClient client, String username, Secret password) {
        try {
            return checked(client.initiateAuth(request -> request.clientId(clientId)
                    .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                    .authParameters(parameters(username, password))));
        } catch (NotAuthorizedException | UserNotFoundException e) {
            throw new CredentialsRefusedException(
                    "InitiateAuth refused the credentials, or the user is disabled or locked out. Send a new request"
                            + " with the right ones. If every login ends like this, check the client secret.");
        }
    }

    private static InitiateAuthResponse checked(InitiateAuthResponse answer) {
        if (!hasTokens(answer) && answer.challengeNameAsString() == null) {
            throw nonsense();
        }
        return answer;
    }

    private static boolean hasTokens(InitiateAuthResponse answer) {
        AuthenticationResultType result = answer.authenticationResult();
        return result != null && result.accessToken() != null;
    }

    private Map<String, String> parameters(String username, Secret password) {
        Map<String, String> parameters = new HashMap<>();
        parameters.put("USERNAME", username);
        parameters.put("PASSWORD", password.reveal());
        String hash = secretHash.of(username);
        if (hash != null) {
            parameters.put("SECRET_HASH", hash);
        }
        return parameters;
    }

    private static OpenedSession login(InitiateAuthResponse answer) {
        if (!hasTokens(answer)) {
            throw challenge();
        }
        AuthenticationResultType result = answer.authenticationResult();
        Secret accessToken = new Secret(result.accessToken());
        Tokens tokens =
                new Tokens(accessToken, secret(result.idToken()), secret(result.refreshToken()), expiresIn(result));
        return new OpenedSession(tokens, UserNameClaim.read(accessToken));
    }

    private static @Nullable Secret secret(@Nullable String token) {
        return token == null ? null : new Secret(token);
    }

    private static int expiresIn(AuthenticationResultType result) {
        return result.expiresIn() == null ? 0 : Math.max(0, result.expiresIn());
    }

    private static CognitoException challenge() {
        return new CognitoException(
                FailureCode.CHALLENGE_REQUIRED,
                "InitiateAuth answered with a challenge, and this flow answers none. Complete the challenge elsewhere, or"
                        + " turn it off for this user, then send a new request.");
    }

    /** Makes the failure for an answer without tokens. Its progress is uncertain: Cognito may have opened a session. */
    private static CognitoException nonsense() {
        return new CognitoException(
                FailureCode.COGNITO_UNAVAILABLE,
                Progress.UNCERTAIN,
                "InitiateAuth answered without tokens and without a challenge. It is retried; if it lasts, check what"
                        + " stands between this service and Cognito.");
    }
}
