package io.authflow.contracts.event;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.event.SessionChangeRequested.Action;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/**
 * Reads changes of sessions, which any client may have written. It takes what the JSON schema takes: an integral number is an
 * integer however it is written. Nothing of a value is ever quoted.
 */
public final class SessionChangeReader {
    private static final String REQUEST_ID = "requestId";
    private static final String ACTION = "action";
    private static final String SECONDS = "seconds";
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final BigDecimal MIN = BigDecimal.valueOf(SessionSeconds.MIN);
    private static final BigDecimal MAX = BigDecimal.valueOf(SessionSeconds.MAX);
    private static final ObjectReader JSON =
            EventJson.mapper().reader().with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private SessionChangeReader() {}

    public static ChangeReading read(byte @Nullable [] value) {
        String text = value == null || value.length > EventJson.VALUE_BYTES_MAX ? null : text(value);
        if (text == null) {
            return new ChangeReading.Unreadable(null);
        }
        try {
            JsonNode json = JSON.readTree(text);
            return requestId(json).map(id -> read(json, id)).orElse(new ChangeReading.Unreadable(null));
        } catch (JacksonException | NumberFormatException quotesTheInput) { // the latter: an exponent beyond 32 bits
            return new ChangeReading.Unreadable(FirstText.of(text, REQUEST_ID)
                    .filter(RequestId::isValid)
                    .map(RequestId::new)
                    .orElse(null));
        }
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
                .filter(known -> known.word().equals(action.stringValue()))
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
        if (!seconds.isNumber() || !isIntegral(seconds.decimalValue())) {
            return new ChangeReading.Refused(id, FailureCode.WRONG_TYPE, SECONDS);
        }
        BigDecimal number = seconds.decimalValue();
        if (number.compareTo(MIN) < 0 || number.compareTo(MAX) > 0) {
            return new ChangeReading.Refused(id, FailureCode.OUT_OF_RANGE, SECONDS);
        }
        return new ChangeReading.Readable(SessionChangeRequested.extend(id, number.intValueExact()));
    }

    /** Without writing the number out, which may have a billion digits, and without a scale that overflows. */
    private static boolean isIntegral(BigDecimal number) {
        return number.signum() == 0
                || number.scale() <= 0
                || number.stripTrailingZeros().scale() <= 0;
    }

    /** Null for anything but UTF-8 without a byte order mark. */
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
