package io.authflow.cognito;

import java.time.Duration;

/**
 * Bounds of one call to Cognito. A call is one attempt: one HTTP exchange, which nobody repeats before the call returns.
 *
 * @param attemptTimeout of a call that may be repeated ({@link CognitoOperation#isIdempotent()}), above zero, at most 60 s
 * @param effectTimeout of a call whose repetition would have a second effect, above zero, at most 60 s. A late answer is
 *     better than a session or a user that nobody knows, so this is the longer one by default
 * @param maxConnections of the connection pool, 1 to 1,024
 */
public record CallLimits(Duration attemptTimeout, Duration effectTimeout, int maxConnections) {
    private static final Duration TIMEOUT_MAX = Duration.ofSeconds(60);
    private static final int CONNECTIONS_MAX = 1024;

    /** Stands below the bounds, because making it checks them. */
    public static final CallLimits DEFAULTS = new CallLimits(Duration.ofSeconds(2), Duration.ofSeconds(10), 64);

    public CallLimits {
        require(isTimeout(attemptTimeout), "attempt-timeout is above zero and at most 60 s");
        require(isTimeout(effectTimeout), "effect-timeout is above zero and at most 60 s");
        require(maxConnections >= 1 && maxConnections <= CONNECTIONS_MAX, "max-connections is from 1 to 1024");
    }

    /** The time-out of a call of that operation. */
    Duration timeout(CognitoOperation operation) {
        return operation.isIdempotent() ? attemptTimeout : effectTimeout;
    }

    /** The longer time-out. */
    Duration longest() {
        return attemptTimeout.compareTo(effectTimeout) > 0 ? attemptTimeout : effectTimeout;
    }

    /**
     * The time-out of getting a free connection, and of opening one. Together they end before an attempt whose repetition
     * would have a second effect: then it fails as one that was not sent.
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
