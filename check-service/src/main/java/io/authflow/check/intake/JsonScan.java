package io.authflow.check.intake;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.event.EventJson;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * Scans a value once, token by token, before it is parsed. It finds faults that the parser would accept, or would
 * report with a quotation. It remembers the request id and the user name, so that even an invalid request gets an
 * answer.
 */
final class JsonScan {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private final Deque<Set<String>> keys = new ArrayDeque<>();
    private int depth;
    private @Nullable String text;
    private @Nullable RefusedException fault;
    private boolean namesId;
    private @Nullable String requestId;
    private @Nullable String username;

    private JsonScan() {}

    static JsonScan of(byte @Nullable [] value) {
        JsonScan scan = new JsonScan();
        try {
            String text = Utf8Text.decode(value);
            scan.scan(text);
            scan.text = text;
        } catch (RefusedException e) {
            scan.fault = e;
        }
        return scan;
    }

    /**
     * Returns the text of the value.
     *
     * @throws RefusedException if the value is not exactly one valid JSON object
     */
    String text() throws RefusedException {
        if (fault != null) {
            throw fault;
        }
        return Objects.requireNonNull(text);
    }

    /** Returns whether the value is exactly one valid JSON object. */
    boolean isObject() {
        return fault == null;
    }

    private void scan(String text) throws RefusedException {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new RefusedException(FailureCode.EMPTY);
            }
            for (JsonToken token = first; token != null; token = parser.nextToken()) {
                see(token, parser);
                if (depth == 0 && parser.nextToken() != null) {
                    throw new RefusedException(FailureCode.MALFORMED);
                }
            }
            if (first != JsonToken.START_OBJECT) {
                throw new RefusedException(FailureCode.NOT_AN_OBJECT);
            }
        } catch (StreamConstraintsException quotesTheInput) {
            throw new RefusedException(FailureCode.TOO_LARGE);
        } catch (JacksonException quotesTheInput) {
            throw new RefusedException(FailureCode.MALFORMED);
        }
    }

    /** Returns whether the scan met a request id that is not null, of any type or form. */
    boolean namesId() {
        return namesId;
    }

    /** Returns the request id; null if the scan met none, or if it is no string. */
    @Nullable
    String requestId() {
        return requestId;
    }

    /** Returns the user name; null if the scan met none, or if it is no string. */
    @Nullable
    String username() {
        return username;
    }

    private void see(JsonToken token, JsonParser parser) throws RefusedException {
        if (token.isStructStart()) {
            enter();
        } else if (token.isStructEnd()) {
            depth--;
            keys.pop();
        } else if (token == JsonToken.PROPERTY_NAME) {
            key(parser.currentName());
        } else if (token == JsonToken.VALUE_NULL && isId(parser.currentName())) {
            namesId = false;
        } else if (token == JsonToken.VALUE_STRING) {
            string(parser.currentName(), Utf8Text.whole(parser.getString()));
        }
    }

    private void enter() throws RefusedException {
        keys.push(new HashSet<>());
        if (++depth > EventJson.DEPTH_MAX) {
            throw new RefusedException(FailureCode.TOO_DEEP);
        }
    }

    private void key(String name) throws RefusedException {
        if (!keys.element().add(Utf8Text.whole(name))) {
            throw new RefusedException(FailureCode.DUPLICATE_KEY);
        }
        namesId |= isId(name);
    }

    private boolean isId(@Nullable String name) {
        return depth == 1 && RequestFields.REQUEST_ID.equals(name);
    }

    private void string(@Nullable String name, String value) {
        if (isId(name)) {
            requestId = value;
        } else if (depth == 1 && RequestFields.USERNAME.equals(name)) {
            username = value;
        }
    }
}
