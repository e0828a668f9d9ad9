package io.authflow.contracts.record;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.StrictUtf8;
import io.authflow.contracts.event.EventJson;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * Scans a value of {@code auth.requested.v1} once, token by token, before it is parsed. It finds faults that the parser
 * would accept, or would report with a quotation. It remembers the request id and the user name, so that even an
 * invalid request gets an answer.
 */
public final class RequestScan {
    private static final String REQUEST_ID = "requestId";
    private static final String USERNAME = "username";
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** The scan itself counts the depth, and its code for a deep value is not that for a large one. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(EventJson.LIMITS
                    .rebuild()
                    .maxNestingDepth(EventJson.DEPTH_MAX + 1)
                    .build())
            .build();

    private final Deque<Set<String>> keys = new ArrayDeque<>();
    private int depth;
    private @Nullable String text;
    private @Nullable FailureCode fault;
    private boolean namesId;
    private @Nullable String requestId;
    private @Nullable String username;

    private RequestScan() {}

    /** @param value the value of the record; null for a tombstone */
    public static RequestScan of(byte @Nullable [] value) {
        RequestScan scan = new RequestScan();
        try {
            String text = decode(value);
            scan.scan(text);
            scan.text = text;
        } catch (FaultException e) {
            scan.fault = e.code;
        }
        return scan;
    }

    /** Returns why the value is not exactly one valid JSON object; null if it is one. */
    public @Nullable FailureCode fault() {
        return fault;
    }

    /**
     * Returns the text of the value.
     *
     * @throws NullPointerException if the value has a fault
     */
    public String text() {
        return Objects.requireNonNull(text, "the value has a fault");
    }

    /**
     * Returns the id of the request, under which it is answered; null if the record names no request and gets no
     * answer. A valid id in the value comes first. If the value is a JSON object that names no id, a valid id in the
     * header comes next. Any other JSON object gets the derived id, because the id in the header may belong to another
     * request.
     *
     * @param headerId the header {@code ce_correlationid}; null if absent
     * @param derivedId derives an id from the place of the record
     */
    public @Nullable RequestId requestId(@Nullable String headerId, Supplier<RequestId> derivedId) {
        String id = namesId ? requestId : headerId;
        if (id != null && RequestId.isValid(id) && (namesId || fault == null)) {
            return new RequestId(id);
        }
        return fault == null ? derivedId.get() : null;
    }

    /** Returns the user name; null if the scan met none, or if it is no string. */
    public @Nullable String username() {
        return username;
    }

    /** Decodes UTF-8 strictly. */
    private static String decode(byte @Nullable [] bytes) throws FaultException {
        if (bytes == null || bytes.length == 0) {
            throw new FaultException(FailureCode.EMPTY);
        }
        if (bytes.length > EventJson.VALUE_BYTES_MAX) {
            throw new FaultException(FailureCode.TOO_LARGE);
        }
        try {
            String text = StrictUtf8.decode(bytes);
            if (text.charAt(0) != BYTE_ORDER_MARK) {
                return text;
            }
        } catch (CharacterCodingException e) {
            throw new FaultException(FailureCode.BAD_ENCODING);
        }
        throw new FaultException(FailureCode.BAD_ENCODING);
    }

    private void scan(String json) throws FaultException {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new FaultException(FailureCode.EMPTY);
            }
            for (JsonToken token = first; token != null; token = parser.nextToken()) {
                see(token, parser);
                if (depth == 0 && parser.nextToken() != null) {
                    throw new FaultException(FailureCode.MALFORMED);
                }
            }
            if (first != JsonToken.START_OBJECT) {
                throw new FaultException(FailureCode.NOT_AN_OBJECT);
            }
        } catch (StreamConstraintsException quotesTheInput) {
            throw new FaultException(FailureCode.TOO_LARGE);
        } catch (JacksonException quotesTheInput) {
            throw new FaultException(FailureCode.MALFORMED);
        }
    }

    private void see(JsonToken token, JsonParser parser) throws FaultException {
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
            string(parser.currentName(), whole(parser.getString()));
        }
    }

    private void enter() throws FaultException {
        keys.push(new HashSet<>());
        if (++depth > EventJson.DEPTH_MAX) {
            throw new FaultException(FailureCode.TOO_DEEP);
        }
    }

    private void key(String name) throws FaultException {
        if (!keys.element().add(whole(name))) {
            throw new FaultException(FailureCode.DUPLICATE_KEY);
        }
        namesId |= isId(name);
    }

    private boolean isId(@Nullable String name) {
        return depth == 1 && REQUEST_ID.equals(name);
    }

    private void string(@Nullable String name, String value) {
        if (isId(name)) {
            requestId = value;
        } else if (depth == 1 && USERNAME.equals(name)) {
            username = value;
        }
    }

    /**
     * Returns the text if it has no lone surrogate. The decoder cannot see a lone surrogate in an escape such as
     * {@code \ud800}.
     */
    private static String whole(String text) throws FaultException {
        if (StrictUtf8.hasLoneSurrogate(text)) {
            throw new FaultException(FailureCode.BAD_ENCODING);
        }
        return text;
    }

    /** Shows nothing of the value, which may hold a password. */
    @Override
    public String toString() {
        return "RequestScan[***]";
    }

    /** Ends a scan. */
    private static final class FaultException extends Exception {
        private static final long serialVersionUID = 1L;

        private final FailureCode code;

        private FaultException(FailureCode code) {
            super(code.name(), null, false, false);
            this.code = code;
        }
    }
}
