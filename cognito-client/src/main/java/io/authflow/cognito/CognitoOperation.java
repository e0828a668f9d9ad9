package io.authflow.cognito;

/** The operations that authflow calls, each with the quota that it uses and the way in which it is authorized. */
public enum CognitoOperation {
    ADMIN_GET_USER("AdminGetUser", QuotaCategory.USER_READ, true),
    SIGN_UP("SignUp", QuotaCategory.USER_CREATION, false),
    ADMIN_CONFIRM_SIGN_UP("AdminConfirmSignUp", QuotaCategory.USER_CREATION, true),
    INITIATE_AUTH("InitiateAuth", QuotaCategory.USER_AUTHENTICATION, false),
    ADMIN_USER_GLOBAL_SIGN_OUT("AdminUserGlobalSignOut", QuotaCategory.USER_UPDATE, true),
    GLOBAL_SIGN_OUT("GlobalSignOut", QuotaCategory.USER_UPDATE, false),
    REVOKE_TOKEN("RevokeToken", QuotaCategory.USER_TOKEN, false);

    private final String awsName;
    private final QuotaCategory quota;
    private final boolean signed;

    CognitoOperation(String awsName, QuotaCategory quota, boolean signed) {
        this.awsName = awsName;
        this.quota = quota;
        this.signed = signed;
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
        return signed;
    }
}
