package io.authflow.e2e.wire;

import java.util.List;

/** Names of the flow's topics, as in the contract. */
public final class Topics {
    public static final String REQUESTED = "auth.requested.v1";
    public static final String USER_FOUND = "auth.user-found.v1";
    public static final String USER_NOT_FOUND = "auth.user-not-found.v1";
    public static final String SIGNED_UP = "auth.signed-up.v1";
    public static final String LOGGED_IN = "auth.logged-in.v1";
    public static final String SESSION_CHANGE_REQUESTED = "auth.session-change-requested.v1";
    public static final String SESSION_CHANGED = "auth.session-changed.v1";
    public static final String LOGOUT_DUE = "auth.logout-due.v1";
    public static final String LOGGED_OUT = "auth.logged-out.v1";
    public static final String FAILED = "auth.failed.v1";
    public static final String DEAD_LETTER_OF_CHECK = "auth.dead-letter.check-service.v1";

    public static final List<String> ALL = List.of(
            REQUESTED,
            USER_FOUND,
            USER_NOT_FOUND,
            SIGNED_UP,
            LOGGED_IN,
            SESSION_CHANGE_REQUESTED,
            SESSION_CHANGED,
            LOGOUT_DUE,
            LOGGED_OUT,
            FAILED,
            DEAD_LETTER_OF_CHECK,
            "auth.dead-letter.signup-service.v1",
            "auth.dead-letter.login-service.v1",
            "auth.dead-letter.logout-service.v1");

    private Topics() {}
}
