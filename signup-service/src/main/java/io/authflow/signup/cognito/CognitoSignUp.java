package io.authflow.signup.cognito;

import io.authflow.cognito.CognitoCalls;
import io.authflow.cognito.CognitoException;
import io.authflow.cognito.CognitoOperation;
import io.authflow.cognito.CognitoSettings;
import io.authflow.cognito.SecretHash;
import io.authflow.cognito.quota.NanoClock;
import io.authflow.contracts.FailureCode;
import io.authflow.contracts.Progress;
import io.authflow.contracts.Secret;
import io.authflow.signup.domain.PoolUser;
import io.authflow.signup.domain.SignUpAnswer;
import io.authflow.signup.domain.UserPoolSignUp;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryFailureException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException;

/** Signs users up in Cognito. The secret of the app client authorizes SignUp, and IAM authorizes AdminConfirmSignUp. */
public final class CognitoSignUp implements UserPoolSignUp {
    private static final int CONFIRM_ATTEMPTS = 4;
    private static final long CONFIRM_DELAY_NANOS = Duration.ofMillis(200).toNanos();

    private final CognitoCalls calls;
    private final String userPoolId;
    private final String clientId;
    private final SecretHash secretHash;
    private final NanoClock clock;

    public CognitoSignUp(CognitoCalls calls, CognitoSettings settings, NanoClock clock) {
        this.calls = calls;
        this.userPoolId = settings.userPoolId();
        this.clientId = settings.clientId();
        this.secretHash = new SecretHash(settings.clientId(), settings.clientSecret());
        this.clock = clock;
    }

    @Override
    public SignUpAnswer signUp(String username, Secret password, @Nullable String flowRef) {
        return calls.call(CognitoOperation.SIGN_UP, client -> signUp(client, username, password, flowRef));
    }

    private SignUpAnswer signUp(
            CognitoIdentityProviderClient client, String username, Secret password, @Nullable String flowRef) {
        try {
            SignUpResponse answer = client.signUp(request -> request.clientId(clientId)
                    .secretHash(secretHash.of(username))
                    .username(username)
                    .password(password.reveal())
                    .userAttributes(UserAttributes.of(username, flowRef)));
            return created(answer);
        } catch (UsernameExistsException e) {
            return SignUpAnswer.EXISTS;
        } catch (LimitExceededException | CodeDeliveryFailureException e) {
            return SignUpAnswer.CREATED_WITHOUT_CODE;
        }
    }

    private static SignUpAnswer created(SignUpResponse answer) {
        if (answer.userSub() == null) {
            throw new CognitoException(
                    FailureCode.COGNITO_UNAVAILABLE,
                    Progress.UNCERTAIN,
                    "SignUp answered without a user. It is retried; if it lasts, check what stands between this service and"
                            + " Cognito.");
        }
        return SignUpAnswer.created(answer.userSub());
    }

    /**
     * Confirms a user. Cognito may not find a new user at once. So there are up to 4 attempts, with a pause of 200 ms
     * between two.
     */
    @Override
    public void confirm(String username) {
        for (int attempt = 1; attempt <= CONFIRM_ATTEMPTS; attempt++) {
            if (attempt > 1) {
                pause();
            }
            if (calls.call(CognitoOperation.ADMIN_CONFIRM_SIGN_UP, client -> wasFound(client, username))) {
                return;
            }
        }
        throw new CognitoException(
                FailureCode.COGNITO_UNAVAILABLE,
                "The user was signed up, but AdminConfirmSignUp does not find it yet. The sign-up is retried.");
    }

    private boolean wasFound(CognitoIdentityProviderClient client, String username) {
        try {
            client.adminConfirmSignUp(request -> request.userPoolId(userPoolId).username(username));
            return true;
        } catch (UserNotFoundException e) {
            return false;
        } catch (NotAuthorizedException e) {
            checkConfirmed(username, e);
            return true;
        }
    }

    /**
     * Checks that a refused user is already confirmed, which is a success. Cognito answers NotAuthorizedException in
     * this case, and also if the service lacks a right.
     */
    private void checkConfirmed(String username, NotAuthorizedException refusal) {
        boolean confirmed = find(username)
                .filter(user -> user.status() == PoolUser.Status.CONFIRMED)
                .isPresent();
        if (!confirmed) {
            throw refusal;
        }
    }

    @Override
    public Optional<PoolUser> find(String username) {
        return calls.call(CognitoOperation.ADMIN_GET_USER, client -> find(client, username));
    }

    private Optional<PoolUser> find(CognitoIdentityProviderClient client, String username) {
        try {
            return Optional.of(UserAttributes.read(client.adminGetUser(
                    request -> request.userPoolId(userPoolId).username(username))));
        } catch (UserNotFoundException e) {
            return Optional.empty();
        }
    }

    private void pause() {
        try {
            clock.await(CONFIRM_DELAY_NANOS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CognitoException(
                    FailureCode.COGNITO_UNAVAILABLE, "The service stopped while a sign-up waited. It is retried.");
        }
    }
}
