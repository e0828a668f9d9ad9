package io.authflow.messaging.logging;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.json.JsonWriter.Members;
import org.springframework.boot.json.JsonWriter.ValueProcessor;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/** JSON escapes control characters, but none that reorder a line: those become text here. Spring Boot makes it by its name. */
final class InertJsonValues implements StructuredLoggingJsonMembersCustomizer<Object> {

    @Override
    public void customize(Members<Object> members) {
        members.applyingValueProcessor(ValueProcessor.of(String.class, InertJsonValues::withoutReordering));
    }

    /** Line ends and tabs stay: JSON has short escapes for them, which every reader turns back. */
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
