package io.authflow.localrun.command;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.Secret;
import io.authflow.contracts.event.EventType;
import io.authflow.flowreader.FlowEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One flow of the demo, and the path that the flow must take.
 *
 * @param title what the flow shows
 * @param password of the user, or a wrong one
 * @param path the events of the flow, in the order of the flow
 * @param code the failure code if the flow must fail; null otherwise
 */
record DemoFlow(
        String title,
        Secret password,
        List<EventType> path,
        @Nullable FailureCode code) {
    static final String USER = "test@example.com";
    private static final Secret PASSWORD = new Secret("testpassword123");

    /** Returns the flows of the demo: one user twice with the right password, then once with a wrong one. */
    static List<DemoFlow> all() {
        return List.of(
                new DemoFlow(
                        "a new user: the sign-up branch",
                        PASSWORD,
                        List.of(
                                EventType.REQUESTED,
                                EventType.USER_NOT_FOUND,
                                EventType.SIGNED_UP,
                                EventType.LOGOUT_DUE,
                                EventType.LOGGED_OUT),
                        null),
                new DemoFlow(
                        "the same user again: the login branch",
                        PASSWORD,
                        List.of(
                                EventType.REQUESTED,
                                EventType.USER_FOUND,
                                EventType.LOGGED_IN,
                                EventType.LOGOUT_DUE,
                                EventType.LOGGED_OUT),
                        null),
                new DemoFlow(
                        "a wrong password: the flow ends at once",
                        new Secret("wrongpassword123"),
                        List.of(EventType.REQUESTED, EventType.USER_FOUND, EventType.FAILED),
                        FailureCode.NOT_AUTHORIZED));
    }

    boolean isTakenBy(List<FlowEvent> events) {
        List<EventType> types =
                events.stream().flatMap(event -> event.type().stream()).sorted().toList();
        return types.equals(path)
                && (code == null
                        || events.stream()
                                .anyMatch(e -> code.name().equals(e.details().code())));
    }
}
