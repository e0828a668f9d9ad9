package io.authflow.cognito;

import io.authflow.cognito.quota.QuotaCategory;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The operations that authflow calls: each with its quota, its authorization, and whether it may be repeated. */
public enum CognitoOperation {
    ADMIN_GET_USER("AdminGetUser", QuotaCategory.USER_READ, Authorization.IAM, Repetition.IDEMPOTENT),
    /** Cognito refuses a second SignUp because the user exists. The refusal does not say who created the user. */
    SIGN_UP("SignUp", QuotaCategory.USER_CREATION, Authorization.CALLER, Repetition.SECOND_EFFECT),
    ADMIN_CONFIRM_SIGN_UP("AdminConfirmSignUp", QuotaCategory.USER_CREATION, Authorization.IAM, Repetition.IDEMPOTENT),
    /** Each InitiateAuth opens a session. */
    INITIATE_AUTH("InitiateAuth", QuotaCategory.USER_AUTHENTICATION, Authorization.CALLER, Repetition.SECOND_EFFECT),
    ADMIN_USER_GLOBAL_SIGN_OUT(
            "AdminUserGlobalSignOut", QuotaCategory.USER_UPDATE, Authorization.IAM, Repetition.IDEMPOTENT),
    GLOBAL_SIGN_OUT("GlobalSignOut", QuotaCategory.USER_UPDATE, Authorization.CALLER, Repetition.IDEMPOTENT),
    REVOKE_TOKEN("RevokeToken", QuotaCategory.USER_TOKEN, Authorization.CALLER, Repetition.IDEMPOTENT);

    private enum Authorization {
        /** IAM authorizes the call, by the signature of the service's credentials. */
        IAM,
        /** The request authorizes the call: it holds the app client's secret or a token of the user. */
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

    /** Finds an operation by its name in AWS documents; empty if no service calls this operation. */
    static Optional<CognitoOperation> named(@Nullable String awsName) {
        return Arrays.stream(values())
                .filter(operation -> operation.awsName.equals(awsName))
                .findFirst();
    }

    /** Returns the name in AWS documents and policies. */
    public String awsName() {
        return awsName;
    }

    public QuotaCategory quota() {
        return quota;
    }

    /** Returns whether IAM authorizes the call. Other calls carry the app client's secret or a token of the user. */
    public boolean isSigned() {
        return authorization == Authorization.IAM;
    }

    /** Returns whether a repeated call has the same effect as a single call. */
    public boolean isIdempotent() {
        return repetition == Repetition.IDEMPOTENT;
    }
}
