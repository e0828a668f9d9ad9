package io.authflow.flowreader;

/** How far a flow had come when its reader stopped. */
public enum Outcome {
    /** The session is over: {@code auth.logged-out.v1}. */
    LOGGED_OUT,
    /** The flow ended without a session, or its session could not be ended: {@code auth.failed.v1}. */
    FAILED,
    /** The flow has no terminal event yet. */
    OPEN,
    /** No record of the flow was found. */
    NOT_FOUND
}
