package io.authflow.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** A step of the flow. Each step is a service of its own, except {@link #SCHEDULE}, which runs in logout-service. */
public enum Step {
    CHECK,
    SIGNUP,
    LOGIN,
    /** The scheduler of delayed messages, which runs in logout-service. */
    SCHEDULE,
    LOGOUT;

    /** Returns the name in events, metrics and topic names: lower case. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static Step of(String word) {
        return Arrays.stream(values())
                .filter(step -> step.wireName().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a step is check, signup, login, schedule or logout"));
    }

    /** Returns the name of the service that runs this step, such as {@code check-service}. */
    public String service() {
        return this == SCHEDULE ? LOGOUT.service() : wireName() + "-service";
    }
}
