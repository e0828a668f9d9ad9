package io.authflow.signup.cognito;

import io.authflow.cognito.CognitoException;
import io.authflow.contracts.FailureCode;
import io.authflow.signup.domain.PoolUser;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;

/**
 * Writes and reads the user attributes of a sign-up. These are the email, which is the user name, and the mark of the
 * flow. Only pools with the attribute {@code custom:authflow_ref} store the mark.
 */
final class UserAttributes {
    static final String EMAIL = "email";
    static final String FLOW_REF = "custom:authflow_ref";

    private static final String SUB = "sub";

    private UserAttributes() {}

    static List<AttributeType> of(String username, @Nullable String flowRef) {
        List<AttributeType> attributes = new ArrayList<>();
        attributes.add(attribute(EMAIL, username));
        if (flowRef != null) {
            attributes.add(attribute(FLOW_REF, flowRef));
        }
        return attributes;
    }

    /**
     * Reads a user.
     *
     * @throws CognitoException if the answer has no user
     */
    static PoolUser read(AdminGetUserResponse user) {
        if (user.userStatus() == null) {
            throw new CognitoException(
                    FailureCode.COGNITO_UNAVAILABLE,
                    "AdminGetUser answered without a user. It is retried; if it lasts, check what stands between this service"
                            + " and Cognito.");
        }
        return new PoolUser(status(user), immutableName(user), value(user, FLOW_REF));
    }

    /** Returns the {@code sub}, or else the user name. Neither can change. */
    private static @Nullable String immutableName(AdminGetUserResponse user) {
        String sub = value(user, SUB);
        return sub == null ? user.username() : sub;
    }

    private static @Nullable String value(AdminGetUserResponse user, String attribute) {
        return user.userAttributes().stream()
                .filter(one -> attribute.equals(one.name()))
                .map(AttributeType::value)
                .findFirst()
                .orElse(null);
    }

    private static PoolUser.Status status(AdminGetUserResponse user) {
        return switch (user.userStatus()) {
            case CONFIRMED -> PoolUser.Status.CONFIRMED;
            case UNCONFIRMED -> PoolUser.Status.UNCONFIRMED;
            default -> PoolUser.Status.OTHER;
        };
    }

    private static AttributeType attribute(String name, String value) {
        return AttributeType.builder().name(name).value(value).build();
    }
}
