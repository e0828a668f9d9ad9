package io.authflow.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.authflow.contracts.StrictUtf8;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.type.LogicalType;

/**
 * Reads and writes events as JSON. Reading is strict: duplicate keys, type coercion and text after the value are
 * errors. Size and depth are bounded. Unknown fields are ignored, so that a later minor version can add fields.
 */
public final class EventJson {
    /** The largest value of a record, in bytes. */
    public static final int VALUE_BYTES_MAX = 65_536;

    /** The deepest nesting of objects and arrays in a value. */
    public static final int DEPTH_MAX = 32;

    /**
     * Limits of each parser of values. A number or a field name may be as long as the value, because a schema limits
     * neither.
     */
    public static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(DEPTH_MAX)
            .maxDocumentLength(VALUE_BYTES_MAX)
            .maxNumberLength(VALUE_BYTES_MAX)
            .maxNameLength(VALUE_BYTES_MAX)
            .build();

    private static final JsonMapper MAPPER = build();

    /** Keeps each number as it was written. As a double, 86400.00000000000000000001 would be 86400. */
    private static final ObjectReader EXACT = MAPPER.reader()
            .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);

    private EventJson() {}

    public static byte[] write(Event event) {
        return MAPPER.writeValueAsBytes(event);
    }

    public static byte[] write(DeadLetter deadLetter) {
        return MAPPER.writeValueAsBytes(deadLetter);
    }

    /**
     * Reads an event or another record class from UTF-8 JSON.
     *
     * @throws UnreadableEventException if the value is not valid JSON of this class; the message quotes no input
     */
    public static <E> E read(byte[] value, Class<E> type) {
        if (value.length > VALUE_BYTES_MAX) {
            throw new UnreadableEventException(type);
        }
        try {
            // from bytes, Jackson would also accept UTF-16 and encoded surrogates
            E event = MAPPER.readValue(StrictUtf8.decode(value), type);
            if (event == null) {
                throw new UnreadableEventException(type);
            }
            return event;
        } catch (CharacterCodingException | JacksonException quotesTheInput) {
            throw new UnreadableEventException(type);
        }
    }

    /**
     * Parses JSON with exact numbers.
     *
     * @throws JacksonException if the text is no valid JSON; the message may quote the text
     * @throws NumberFormatException if the exponent of a number is beyond that of {@link java.math.BigDecimal}
     */
    public static JsonNode readExactly(String json) {
        return EXACT.readTree(json);
    }

    /**
     * Returns whether a number is an integer. In JSON Schema, 120, 120.0 and 1.2e2 are the same integer. It never writes
     * the number out, because the number may have a billion digits. It never strips zeros, because that takes a second
     * for 65,000 of them.
     */
    public static boolean isInteger(BigDecimal number) {
        return number.signum() == 0
                || number.scale() <= 0
                || (number.precision() > number.scale()
                        && number.setScale(0, RoundingMode.DOWN).compareTo(number) == 0);
    }

    /**
     * Writes a request as a client publishes it. Only this method writes a password in clear. check-service accepts
     * such a request only if plain intake is on.
     */
    public static byte[] writeRequest(AuthRequested request) {
        ObjectNode json = MAPPER.valueToTree(request);
        if (request.password() instanceof Password.Plain plain) {
            json.put("password", plain.secret().reveal());
        }
        return MAPPER.writeValueAsBytes(json);
    }

    /** Returns the mapper of this class. It reads strictly, leaves out null fields, and writes times as ISO 8601. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    private static JsonMapper build() {
        JsonFactory factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .enable(StreamReadFeature.USE_FAST_BIG_NUMBER_PARSER)
                .streamReadConstraints(LIMITS)
                .build();
        JsonMapper.Builder builder = JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .addModule(new SimpleModule().addDeserializer(Instant.class, new InstantText()))
                .changeDefaultPropertyInclusion(
                        inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL));
        return builder.withCoercionConfig(
                        LogicalType.Textual,
                        config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .build();
    }
}
