package io.authflow.contracts.event;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.StrictUtf8;
import io.authflow.contracts.event.SessionChangeRequested.Action;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads session changes, which any client may have written. It accepts the same values as the JSON schema: 60, 60.0 and
 * 6e1 are the same integer. But a lone surrogate makes a value unreadable. A result never quotes the value.
 */
public final class SessionChangeReader {
    private static final String REQUEST_ID = "requestId";
    private static final String ACTION = "action";
    private static final String SECONDS = "seconds";
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final BigDecimal MIN = BigDecimal.valueOf(SessionSeconds.MIN);
    private static final BigDecimal MAX = BigDecimal.valueOf(SessionSeconds.MAX);

    private SessionChangeReader() {}

    public static ChangeReading read(byte @Nullable [] value) {
        String text = value == null || value.length > EventJson.VALUE_BYTES_MAX ? null : text(value);
        if (text == null) {
            return new ChangeReading.Unreadable(null);
        }
        try {
            JsonNode json = EventJson.readExactly(text);
            return hasLoneSurrogate(json)
                    ? unreadable(text)
                    : requestId(json).map(id -> read(json, id)).orElse(new ChangeReading.Unreadable(null));
        } catch (JacksonException | NumberFormatException quotesTheInput) { // NumberFormatException: huge exponent
            return unreadable(text);
        }
    }

    private static ChangeReading unreadable(String text) {
        return new ChangeReading.Unreadable(FirstText.of(text, REQUEST_ID)
                .filter(RequestId::isValid)
                .map(RequestId::new)
                .orElse(null));
    }

    /** Returns whether any text or field name has a lone surrogate. No UTF-8 text can say the same as such a value. */
    private static boolean hasLoneSurrogate(JsonNode json) {
        return (json.isString() && StrictUtf8.hasLoneSurrogate(json.stringValue()))
                || json.propertyNames().stream().anyMatch(StrictUtf8::hasLoneSurrogate)
                || json.valueStream().anyMatch(SessionChangeReader::hasLoneSurrogate);
    }

    private static Optional<RequestId> requestId(JsonNode json) {
        return json.path(REQUEST_ID).stringValueOpt().filter(RequestId::isValid).map(RequestId::new);
    }

    private static ChangeReading read(JsonNode json, RequestId id) {
        JsonNode action = json.path(ACTION);
        if (action.isMissingNode()) {
            return new ChangeReading.Refused(id, FailureCode.INVALID_FIELD, ACTION);
        }
        if (!action.isString()) {
            return new ChangeReading.Refused(id, FailureCode.WRONG_TYPE, ACTION);
        }
        return Arrays.stream(Action.values())
                .filter(known -> known.wireName().equals(action.stringValue()))
                .findFirst()
                .map(known -> known == Action.END ? end(json, id) : extend(json.path(SECONDS), id))
                .orElse(new ChangeReading.Refused(id, FailureCode.INVALID_FIELD, ACTION));
    }

    private static ChangeReading end(JsonNode json, RequestId id) {
        return json.has(SECONDS)
                ? new ChangeReading.Refused(id, FailureCode.INVALID_FIELD, SECONDS)
                : new ChangeReading.Readable(SessionChangeRequested.end(id));
    }

    private static ChangeReading extend(JsonNode seconds, RequestId id) {
        if (seconds.isMissingNode()) {
            return new ChangeReading.Refused(id, FailureCode.INVALID_FIELD, SECONDS);
        }
        if (!seconds.isNumber() || !EventJson.isInteger(seconds.decimalValue())) {
            return new ChangeReading.Refused(id, FailureCode.WRONG_TYPE, SECONDS);
        }
        BigDecimal number = seconds.decimalValue();
        if (number.compareTo(MIN) < 0 || number.compareTo(MAX) > 0) {
            return new ChangeReading.Refused(id, FailureCode.OUT_OF_RANGE, SECONDS);
        }
        return new ChangeReading.Readable(SessionChangeRequested.extend(id, number.intValueExact()));
    }

    /** Decodes UTF-8 without a byte order mark; null for any other bytes. */
    private static @Nullable String text(byte[] value) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString();
            return text.indexOf(BYTE_ORDER_MARK) == 0 ? null : text;
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
