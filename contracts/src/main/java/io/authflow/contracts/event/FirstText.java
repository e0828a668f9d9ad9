package io.authflow.contracts.event;

import io.authflow.contracts.StrictUtf8;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Finds the text of one field in JSON that cannot be parsed as a whole. */
public final class FirstText {
    private static final JsonFactory JSON =
            JsonFactory.builder().streamReadConstraints(EventJson.LIMITS).build();

    private final String field;
    private @Nullable String found;
    private boolean ambiguous;

    private FirstText(String field) {
        this.field = field;
    }

    /**
     * Returns the text of a field of the outermost object in UTF-8 JSON. Parsing stops at the first error; texts before it
     * count. The result is empty if the field is missing, is no text, or has two different texts. It is also empty if the
     * value is not UTF-8, or is larger than {@value EventJson#VALUE_BYTES_MAX} bytes.
     */
    public static Optional<String> of(byte[] json, String field) {
        if (json.length > EventJson.VALUE_BYTES_MAX) {
            return Optional.empty();
        }
        try {
            return of(StrictUtf8.decode(json), field);
        } catch (CharacterCodingException noText) {
            return Optional.empty();
        }
    }

    static Optional<String> of(String json, String field) {
        FirstText text = new FirstText(field);
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            text.scan(parser);
        } catch (JacksonException end) {
            // a text that was found before the error counts
        }
        return text.ambiguous ? Optional.empty() : Optional.ofNullable(text.found);
    }

    private void scan(JsonParser parser) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return;
        }
        for (JsonToken token = parser.nextToken(); token == JsonToken.PROPERTY_NAME; token = parser.nextToken()) {
            boolean wanted = field.equals(parser.currentName());
            JsonToken value = parser.nextToken();
            if (wanted) {
                take(value == JsonToken.VALUE_STRING ? parser.getString() : null);
            }
            parser.skipChildren();
        }
    }

    private void take(@Nullable String text) {
        ambiguous |= text == null || (found != null && !found.equals(text));
        found = text;
    }
}
