package io.authflow.cli.command;

import io.authflow.flowreader.Outcome;
import io.authflow.contracts.event.SessionChanged;

/** The exit codes that every command shares; the help of each says which it has. */
public final class ExitCode {
    public static final int OK = 0;
    public static final int FAILURE = 1;
    static final int USAGE = 2;
    /** The flow ended in auth.failed.v1. */
    static final int FAILED_FLOW = 3;
    /** The flow did not end in the time that it was followed. */
    static final int NO_END = 4;
    /** No record of the request was found. */
    static final int NOT_FOUND = 5;
    /** No answer to a change came in time. */
    static final int NO_ANSWER = 4;
    /** Nothing was changed: no session of that id is known. */
    static final int NO_SESSION = 5;
    /** Nothing was changed: the session had ended before. */
    static final int ALREADY_ENDED = 6;
    /** Nothing was changed: the request has opened no session up to now. */
    static final int NOT_OPEN = 7;
    /** The record behind at least one dead letter was not published anew. */
    static final int REFUSED = 8;

    /** Nothing was changed: the session is open, and due when it was due. */
    static final int UNCHANGED = 9;

    private ExitCode() {}

    static int of(Outcome outcome) {
        return switch (outcome) {
            case LOGGED_OUT -> OK;
            case FAILED -> FAILED_FLOW;
            case OPEN -> NO_END;
            case NOT_FOUND -> NOT_FOUND;
        };
    }

    static int of(SessionChanged.Outcome outcome) {
        return switch (outcome) {
            case ENDED, EXTENDED -> OK;
            case UNKNOWN -> NO_SESSION;
            case ALREADY_ENDED -> ALREADY_ENDED;
            case NOT_OPEN -> NOT_OPEN;
            case UNCHANGED -> UNCHANGED;
            case REFUSED -> FAILURE;
        };
    }
}
