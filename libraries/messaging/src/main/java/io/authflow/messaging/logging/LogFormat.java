package io.authflow.messaging.logging;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The formats of a service's log. The setting {@code authflow.log-format} chooses one by name. */
enum LogFormat {
    LOGFMT(LogfmtFormatter.class.getName()),
    ECS("ecs");

    static final String SETTING = "authflow.log-format";

    private final String formatter;

    LogFormat(String formatter) {
        this.formatter = formatter;
    }

    /** Returns the value for Spring Boot's {@code logging.structured.format.console}. */
    String formatter() {
        return formatter;
    }

    /** Returns the format of this name, in any letter case; empty if there is none. */
    static Optional<LogFormat> find(String word) {
        return Arrays.stream(values())
                .filter(format -> format.name().equals(word.strip().toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    /**
     * Returns the format of this name, in any letter case.
     *
     * @throws IllegalArgumentException if there is no such format
     */
    static LogFormat of(String word) {
        return find(word)
                .orElseThrow(() -> new IllegalArgumentException(
                        SETTING + " is no format that authflow has. Set AUTHFLOW_LOG_FORMAT to logfmt or ecs."));
    }
}
