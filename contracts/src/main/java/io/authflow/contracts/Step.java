package io.authflow.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** A step of the flow; each but {@link #SCHEDULE} is a service of its own, {@code <step>-service}. */
public enum Step {
    CHECK,
    SIGNUP,
    LOGIN,
    /** The delayed-message scheduler inside logout-service. */
    SCHEDULE,
    LOGOUT;

    /** The name in events, metrics and topic names: lower case. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static Step of(String word) {
        return Arrays.stream(values())
                .filter(step -> step.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a step is check, signup, login, schedule or logout"));
    }

    /** The service that takes this step, for example {@code check-service}. */
    public String service() {
        return this == SCHEDULE ? LOGOUT.service() : word() + "-service";
    }
}
