package io.authflow.localcognito.http;

import io.authflow.localcognito.pool.User;
import java.time.Instant;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a user in the JSON forms of the API. */
final class UserJson {
    private UserJson() {}

    /** Returns the form of AdminGetUser. */
    static ObjectNode details(User user) {
        return account(user, "UserAttributes");
    }

    /** Returns the form of AdminCreateUser. */
    static ObjectNode created(User user) {
        ObjectNode reply = Reply.object();
        reply.set("User", account(user, "Attributes"));
        return reply;
    }

    /** Returns the form of GetUser. */
    static ObjectNode own(User user) {
        return named(user, "UserAttributes");
    }

    private static ObjectNode account(User user, String attributesField) {
        return named(user, attributesField)
                .put("UserCreateDate", seconds(user.createdAt()))
                .put("UserLastModifiedDate", seconds(user.modifiedAt()))
                .put("Enabled", user.enabled())
                .put("UserStatus", user.status().name());
    }

    private static ObjectNode named(User user, String attributesField) {
        ObjectNode node = Reply.object().put("Username", user.username());
        ArrayNode attributes = node.putArray(attributesField);
        user.attributes()
                .forEach((name, value) ->
                        attributes.addObject().put("Name", name).put("Value", value));
        return node;
    }

    private static double seconds(Instant instant) {
        return instant.toEpochMilli() / 1000.0;
    }
}
