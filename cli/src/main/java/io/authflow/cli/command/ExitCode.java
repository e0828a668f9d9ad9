package io.authflow.cli.command;

import io.authflow.contracts.event.SessionChanged;
import io.authflow.flowreader.Outcome;

/** Exit codes of all commands. The help of each command lists the codes that it uses. */
public final class ExitCode {
    public static final int OK = 0;
    public static final int FAILURE = 1;
    public static final int USAGE = 2;
    /** The flow ended in auth.failed.v1. */
    static final int FAILED_FLOW = 3;
    /** The flow did not end within the time to follow it. */
    static final int NO_END = 4;
    /** No record of the request, or no dead letter, was found. */
    public static final int NOT_FOUND = 5;
    /** No answer to a change came in time. */
    public static final int NO_ANSWER = 4;
    /** Nothing was changed: no session of that id is known. */
    static final int NO_SESSION = 5;
    /** Nothing was changed: the session had ended before. */
    static final int ALREADY_ENDED = 6;
    /** Nothing was changed: the request has opened no session yet. */
    static final int NOT_OPEN = 7;
    /** At least one dead letter was refused or is beyond the limit, so its record was not redriven. */
    public static final int REFUSED = 8;

    /** Nothing was changed: the session is open, and its due time is as before. */
    static final int UNCHANGED = 9;

    private ExitCode() {}

    public static int of(Outcome outcome) {
        return switch (outcome) {
            case LOGGED_OUT -> OK;
            case FAILED -> FAILED_FLOW;
            case OPEN -> NO_END;
            case NOT_FOUND -> NOT_FOUND;
        };
    }

    public static int of(SessionChanged.Outcome outcome) {
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
