package io.authflow.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.authflow.contracts.StrictUtf8;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
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

    private static final JsonMapper MAPPER = build();

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
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEPTH_MAX)
                        .maxDocumentLength(VALUE_BYTES_MAX)
                        .build())
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
