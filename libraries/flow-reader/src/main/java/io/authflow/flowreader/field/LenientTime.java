package io.authflow.flowreader.field;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Reads a time in ISO 8601. Any other value becomes null, because any client may have written the record. */
public final class LenientTime extends ValueDeserializer<@Nullable Instant> {

    @Override
    public @Nullable Instant deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            parser.skipChildren();
            return null;
        }
        try {
            return Instant.parse(parser.getString());
        } catch (DateTimeException noTime) {
            return null;
        }
    }
}
