package io.authflow.localcognito.http;

import io.authflow.localcognito.pool.PasswordRule;
import io.authflow.localcognito.pool.Refusal;
import io.authflow.localcognito.pool.UsernameRule;
import io.authflow.localcognito.settings.Secret;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON body of a call. It prints as stars, because it may hold a password. */
final class Parameters {
    private static final JsonMapper MAPPER = new JsonMapper();
    private final JsonNode node;

    private Parameters(JsonNode node) {
        this.node = node;
    }

    static Parameters parse(byte[] body) {
        try {
            JsonNode node = MAPPER.readTree(body);
            if (node.isObject()) {
                return new Parameters(node);
            }
        } catch (JacksonException e) {
            // Reported below without the parser's text, which may quote the body.
        }
        throw new Refusal("SerializationException", "The request body is not a JSON object.");
    }

    @Nullable
    String optional(String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw new Refusal("SerializationException", "The field " + field + " is not a string.");
        }
        return value.stringValue();
    }

    String required(String field) {
        String value = optional(field);
        if (value == null) {
            String name = Character.toLowerCase(field.charAt(0)) + field.substring(1);
            throw Refusal.constraint(name, "not be null");
        }
        return value;
    }

    /** Returns the user name. Refuses a name that the API model does not allow. */
    String username() {
        String name = required("Username");
        UsernameRule.check(name);
        return name;
    }

    /** Returns a new password. Refuses a password that the API does not allow. */
    Secret newPassword(String field) {
        Secret password = new Secret(required(field));
        PasswordRule.check(password);
        return password;
    }

    boolean flag(String field) {
        return node.path(field).asBoolean(false);
    }

    /** Returns an object within this one. If the field is absent or no object, the result is empty. */
    Parameters in(String field) {
        JsonNode inner = node.path(field);
        return new Parameters(inner.isObject() ? inner : MAPPER.createObjectNode());
    }

    /** Returns a list of {@code {"Name": ..., "Value": ...}} as a map. */
    Map<String, String> attributes(String field) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (JsonNode item : node.path(field)) {
            Parameters attribute = new Parameters(item);
            String value = attribute.optional("Value");
            attributes.put(attribute.required("Name"), value == null ? "" : value);
        }
        return attributes;
    }

    @Override
    public String toString() {
        return "***";
    }
}
