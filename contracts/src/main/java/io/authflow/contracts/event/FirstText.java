package io.authflow.contracts.event;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Finds a text in an object that cannot be read as a whole. */
final class FirstText {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(EventJson.DEPTH_MAX)
                    .build())
            .build();

    private final String field;
    private @Nullable String found;
    private boolean ambiguous;

    private FirstText(String field) {
        this.field = field;
    }

    /** The text of that field of the outermost object, as far as the JSON can be read; empty where two of it differ. */
    static Optional<String> of(String json, String field) {
        FirstText text = new FirstText(field);
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            text.scan(parser);
        } catch (JacksonException end) {
            // what was found before it counts
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
        ambiguous |= text == null || found != null && !found.equals(text);
        found = text;
    }
}
