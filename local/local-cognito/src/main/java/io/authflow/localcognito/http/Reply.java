package io.authflow.localcognito.http;

import io.authflow.localcognito.pool.Refusal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An answer: status, JSON body, and the type if it is an error. It prints without its body, which may hold tokens. */
record Reply(int status, byte[] body, @Nullable String errorType) {
    private static final JsonMapper MAPPER = new JsonMapper();

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static Reply ok(ObjectNode body) {
        return new Reply(200, MAPPER.writeValueAsBytes(body), null);
    }

    static Reply refused(Refusal refusal) {
        return error(400, refusal.type(), refusal.text());
    }

    static Reply error(int status, String type, String message) {
        byte[] body = MAPPER.writeValueAsBytes(object().put("__type", type).put("message", message));
        return new Reply(status, body, type);
    }

    static Reply nonsense() {
        return new Reply(200, "<html>Welcome to the hotel network".getBytes(StandardCharsets.UTF_8), null);
    }

    @Override
    public String toString() {
        return "Reply " + status + (errorType == null ? "" : " " + errorType);
    }
}
