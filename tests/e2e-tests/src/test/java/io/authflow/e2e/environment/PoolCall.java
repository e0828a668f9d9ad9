package io.authflow.e2e.environment;

import com.sun.net.httpserver.Headers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A call that reached the pool.
 *
 * @param operation as in Cognito's API
 * @param username the user of the call; null if the call names no user, as with a token
 */
record PoolCall(String operation, @Nullable String username) {
    private static final JsonMapper JSON = new JsonMapper();

    static PoolCall of(Headers headers, byte[] body) {
        String target = String.valueOf(headers.getFirst("X-Amz-Target"));
        return new PoolCall(target.substring(target.lastIndexOf('.') + 1), username(body));
    }

    private static @Nullable String username(byte[] body) {
        try {
            JsonNode json = JSON.readTree(body);
            return json.path("Username")
                    .stringValue(json.path("AuthParameters").path("USERNAME").stringValue(null));
        } catch (JacksonException e) {
            return null;
        }
    }
}
