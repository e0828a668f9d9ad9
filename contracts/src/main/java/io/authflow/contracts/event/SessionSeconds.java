package io.authflow.contracts.event;

/** The length of a session in seconds: the range and the default that every event shares. */
public final class SessionSeconds {
    /** The shortest session that a request may ask for. */
    public static final int MIN = 1;
    /** The longest session: the longest life of a Cognito access token, one day. */
    public static final int MAX = 86_400;
    /** The length where a request names none, as in the workflow that this replaces. */
    public static final int DEFAULT = 120;

    private SessionSeconds() {}

    static int check(int seconds) {
        if (seconds < MIN || seconds > MAX) {
            throw new IllegalArgumentException("sessionSeconds is from " + MIN + " to " + MAX);
        }
        return seconds;
    }
}
