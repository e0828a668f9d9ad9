package io.authflow.flowreader;

/** State of a flow when its reader stopped. */
public enum Outcome {
    /** The session has ended: {@code auth.logged-out.v1}. */
    LOGGED_OUT,
    /** The flow ended without a session, or the logout failed: {@code auth.failed.v1}. */
    FAILED,
    /** The flow has no terminal event yet. */
    OPEN,
    /** No record of the flow was found. */
    NOT_FOUND
}
