package io.authflow.contracts.event;

/** The range and the default of a session's length, in seconds. */
public final class SessionSeconds {
    /** The shortest session that a request may ask for, 1 s. */
    public static final int MIN = 1;
    /** The longest session, one day. This is the longest lifetime of a Cognito access token. */
    public static final int MAX = 86_400;
    /** The length if a request gives none, as in the Step Functions workflow that authflow replaces. */
    public static final int DEFAULT = 120;

    private SessionSeconds() {}

    static int check(int seconds) {
        if (seconds < MIN || seconds > MAX) {
            throw new IllegalArgumentException("sessionSeconds is from " + MIN + " to " + MAX);
        }
        return seconds;
    }
}
