package io.authflow.cli.command;

import io.authflow.cli.follow.Outcome;

/** The exit codes that every command shares; the help of each says which it has. */
final class ExitCode {
    static final int OK = 0;
    static final int FAILURE = 1;
    static final int USAGE = 2;
    /** The flow ended in auth.failed.v1. */
    static final int FAILED_FLOW = 3;
    /** The flow did not end in the time that it was followed. */
    static final int NO_END = 4;
    /** No record of the request was found. */
    static final int NOT_FOUND = 5;

    private ExitCode() {}

    static int of(Outcome outcome) {
        return switch (outcome) {
            case LOGGED_OUT -> OK;
            case FAILED -> FAILED_FLOW;
            case OPEN -> NO_END;
            case NOT_FOUND -> NOT_FOUND;
        };
    }
}
