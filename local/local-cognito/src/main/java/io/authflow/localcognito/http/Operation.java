package io.authflow.localcognito.http;

import io.authflow.localcognito.quota.QuotaCategory;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Operations of this server. Each has a quota category, and may need IAM credentials. */
enum Operation {
    ADMIN_GET_USER("AdminGetUser", true, QuotaCategory.USER_READ),
    GET_USER("GetUser", false, QuotaCategory.USER_READ),
    SIGN_UP("SignUp", false, QuotaCategory.USER_CREATION),
    ADMIN_CONFIRM_SIGN_UP("AdminConfirmSignUp", true, QuotaCategory.USER_CREATION),
    ADMIN_CREATE_USER("AdminCreateUser", true, QuotaCategory.USER_CREATION),
    INITIATE_AUTH("InitiateAuth", false, QuotaCategory.USER_AUTHENTICATION),
    REVOKE_TOKEN("RevokeToken", false, QuotaCategory.USER_TOKEN),
    GLOBAL_SIGN_OUT("GlobalSignOut", false, QuotaCategory.USER_UPDATE),
    ADMIN_USER_GLOBAL_SIGN_OUT("AdminUserGlobalSignOut", true, QuotaCategory.USER_UPDATE),
    ADMIN_DISABLE_USER("AdminDisableUser", true, QuotaCategory.USER_UPDATE),
    ADMIN_ENABLE_USER("AdminEnableUser", true, QuotaCategory.USER_UPDATE),
    ADMIN_DELETE_USER("AdminDeleteUser", true, QuotaCategory.USER_UPDATE),
    ADMIN_SET_USER_PASSWORD("AdminSetUserPassword", true, QuotaCategory.USER_UPDATE),
    ADMIN_UPDATE_USER_ATTRIBUTES("AdminUpdateUserAttributes", true, QuotaCategory.USER_UPDATE);

    private static final String PREFIX = "AWSCognitoIdentityProviderService.";
    private static final Map<String, Operation> BY_TARGET =
            Arrays.stream(values()).collect(Collectors.toMap(op -> PREFIX + op.wireName, Function.identity()));

    private final String wireName;
    private final boolean signed;
    private final QuotaCategory category;

    Operation(String wireName, boolean signed, QuotaCategory category) {
        this.wireName = wireName;
        this.signed = signed;
        this.category = category;
    }

    static Optional<Operation> ofTarget(String target) {
        return Optional.ofNullable(BY_TARGET.get(target));
    }

    String wireName() {
        return wireName;
    }

    boolean signed() {
        return signed;
    }

    QuotaCategory category() {
        return category;
    }
}
