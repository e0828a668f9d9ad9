package io.authflow.benchmarks;

import io.authflow.contracts.event.EventType;
import java.util.List;

/** Topics of the login branch, in the order of the flow. */
record FlowTopics(String requested, String userFound, String loggedIn, String logoutDue, String loggedOut) {
    /** Returns all topics, in the order of the flow. */
    List<String> all() {
        return List.of(requested, userFound, loggedIn, logoutDue, loggedOut);
    }

    static FlowTopics ofAuthflow() {
        return new FlowTopics(
                EventType.REQUESTED.topic(),
                EventType.USER_FOUND.topic(),
                EventType.LOGGED_IN.topic(),
                EventType.LOGOUT_DUE.topic(),
                EventType.LOGGED_OUT.topic());
    }

    static FlowTopics bare() {
        return new FlowTopics(
                "bare.requested", "bare.user-found", "bare.logged-in", "bare.logout-due", "bare.logged-out");
    }
}
