package io.authflow.cognito;

import java.time.Duration;

/**
 * Limits of one call to Cognito. A call is one attempt: one HTTP exchange, which the SDK does not repeat.
 *
 * @param attemptTimeout time-out of a call that may be repeated ({@link CognitoOperation#isIdempotent()}), above zero,
 *     at most 60 s
 * @param effectTimeout time-out of a call whose repetition would have a second effect, above zero, at most 60 s. It is
 *     longer by default, because a late answer is better than an unknown session or user
 * @param maxConnections size of the connection pool, 1 to 1,024
 */
public record CallLimits(Duration attemptTimeout, Duration effectTimeout, int maxConnections) {
    private static final Duration TIMEOUT_MAX = Duration.ofSeconds(60);
    private static final int CONNECTIONS_MAX = 1024;

    /** The default limits. They are declared after the bounds, because the constructor checks the bounds. */
    public static final CallLimits DEFAULTS = new CallLimits(Duration.ofSeconds(2), Duration.ofSeconds(10), 64);

    public CallLimits {
        require(isTimeout(attemptTimeout), "attempt-timeout is above zero and at most 60 s");
        require(isTimeout(effectTimeout), "effect-timeout is above zero and at most 60 s");
        require(maxConnections >= 1 && maxConnections <= CONNECTIONS_MAX, "max-connections is from 1 to 1024");
    }

    /** Returns the time-out of an operation. */
    Duration timeout(CognitoOperation operation) {
        return operation.isIdempotent() ? attemptTimeout : effectTimeout;
    }

    /** Returns the longer time-out. */
    Duration longest() {
        return attemptTimeout.compareTo(effectTimeout) > 0 ? attemptTimeout : effectTimeout;
    }

    /**
     * Returns the time-out for getting a free connection, and the time-out for opening one. Together they end before
     * the time-out of a call with a second effect. So a call that gets no connection fails as not sent.
     */
    Duration connecting() {
        Duration third = effectTimeout.dividedBy(3);
        return attemptTimeout.compareTo(third) < 0 ? attemptTimeout : third;
    }

    private static boolean isTimeout(Duration duration) {
        return !duration.isNegative() && !duration.isZero() && duration.compareTo(TIMEOUT_MAX) <= 0;
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("The limits of calls to Cognito cannot be used: " + rule + ".");
        }
    }
}
