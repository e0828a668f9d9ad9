package io.authflow.cognito;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The operations that authflow calls, each with its quota, who authorizes it, and whether it may be repeated. */
public enum CognitoOperation {
    ADMIN_GET_USER("AdminGetUser", QuotaCategory.USER_READ, Authorization.IAM, Repetition.IDEMPOTENT),
    /** A second SignUp is refused as "exists", so nobody can tell whose user that is. */
    SIGN_UP("SignUp", QuotaCategory.USER_CREATION, Authorization.CALLER, Repetition.SECOND_EFFECT),
    ADMIN_CONFIRM_SIGN_UP("AdminConfirmSignUp", QuotaCategory.USER_CREATION, Authorization.IAM, Repetition.IDEMPOTENT),
    /** Each InitiateAuth opens a session. */
    INITIATE_AUTH("InitiateAuth", QuotaCategory.USER_AUTHENTICATION, Authorization.CALLER, Repetition.SECOND_EFFECT),
    ADMIN_USER_GLOBAL_SIGN_OUT(
            "AdminUserGlobalSignOut", QuotaCategory.USER_UPDATE, Authorization.IAM, Repetition.IDEMPOTENT),
    GLOBAL_SIGN_OUT("GlobalSignOut", QuotaCategory.USER_UPDATE, Authorization.CALLER, Repetition.IDEMPOTENT),
    REVOKE_TOKEN("RevokeToken", QuotaCategory.USER_TOKEN, Authorization.CALLER, Repetition.IDEMPOTENT);

    private enum Authorization {
        /** IAM, by the signature of the service's credentials. */
        IAM,
        /** The secret of the client, or the token of the user, in the request. */
        CALLER
    }

    private enum Repetition {
        IDEMPOTENT,
        SECOND_EFFECT
    }

    private final String awsName;
    private final QuotaCategory quota;
    private final Authorization authorization;
    private final Repetition repetition;

    CognitoOperation(String awsName, QuotaCategory quota, Authorization authorization, Repetition repetition) {
        this.awsName = awsName;
        this.quota = quota;
        this.authorization = authorization;
        this.repetition = repetition;
    }

    /** The operation of that name in AWS documents; empty for one that no service calls. */
    static Optional<CognitoOperation> named(@Nullable String awsName) {
        return Arrays.stream(values())
                .filter(operation -> operation.awsName.equals(awsName))
                .findFirst();
    }

    /** The name in AWS documents and policies. */
    public String awsName() {
        return awsName;
    }

    public QuotaCategory quota() {
        return quota;
    }

    /** Whether IAM authorizes the call; the others prove themselves with the client's secret or the user's token. */
    public boolean isSigned() {
        return authorization == Authorization.IAM;
    }

    /** Whether a repeated call has the same effect as a single one. */
    public boolean isIdempotent() {
        return repetition == Repetition.IDEMPOTENT;
    }
}
