package io.authflow.messaging.logging;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.json.JsonWriter.Members;
import org.springframework.boot.json.JsonWriter.ValueProcessor;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/**
 * Escapes characters in JSON log lines that can reorder or hide text. JSON itself escapes only control characters.
 * Spring Boot creates this class by its name.
 */
final class InertJsonValues implements StructuredLoggingJsonMembersCustomizer<Object> {

    @Override
    public void customize(Members<Object> members) {
        members.applyingValueProcessor(ValueProcessor.of(String.class, InertJsonValues::withoutReordering));
    }

    /** Escapes these characters in a value. Keeps control characters, because JSON escapes them itself. */
    private static @Nullable String withoutReordering(@Nullable String value) {
        if (value == null) {
            return null;
        }
        StringBuilder inert = new StringBuilder(value.length());
        value.codePoints().forEach(character -> {
            if (Character.isISOControl(character)) {
                inert.appendCodePoint(character);
            } else {
                InertText.append(inert, character);
            }
        });
        return inert.toString();
    }
}
