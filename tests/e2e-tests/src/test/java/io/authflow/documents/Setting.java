package io.authflow.documents;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One setting, as the build describes it.
 *
 * @param source package of the class that has the setting; null if only a configuration file has it
 */
record Setting(
        String name,
        String type,
        String description,
        @Nullable String defaultValue,
        @Nullable String source) {
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("java.lang.String", "text"),
            Map.entry("io.authflow.contracts.Secret", "text"),
            Map.entry("io.authflow.contracts.LogoutBy", "word"),
            Map.entry("java.time.Duration", "duration"),
            Map.entry("java.lang.Integer", "number"),
            Map.entry("java.lang.Double", "number"),
            Map.entry("java.lang.Boolean", "`true`, `false`"),
            Map.entry("java.nio.file.Path", "path"),
            Map.entry("java.net.URI", "URL"),
            Map.entry("org.springframework.util.unit.DataSize", "size"),
            Map.entry("java.util.Map<java.lang.String,java.lang.String>", "properties"),
            Map.entry("java.util.Map<io.authflow.cognito.quota.QuotaCategory,java.lang.Double>", "numbers"));

    /** The name by which an environment variable sets it. */
    String variable() {
        return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_') + (isOfMany() ? "_*" : "");
    }

    /** As a row of its table. */
    String row() {
        return "| `" + name + (isOfMany() ? ".*" : "") + "`<br>`" + variable() + "` | " + word() + " | "
                + (defaultValue == null ? "" : "`" + defaultValue + "`") + " | " + sentence() + " |";
    }

    /** @throws IllegalStateException if the type has no word yet */
    private String word() {
        String word = WORDS.get(type);
        if (word == null) {
            throw new IllegalStateException(name + " is a " + type + ", which has no word. Add one to Setting.WORDS.");
        }
        return word;
    }

    private boolean isOfMany() {
        return type.startsWith("java.util.Map<");
    }

    private String sentence() {
        return description.substring(0, 1).toUpperCase(Locale.ROOT)
                + description.substring(1).replaceAll("\\.$", "");
    }
}
