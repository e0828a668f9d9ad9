package io.authflow.cognito;

import java.time.Duration;

/**
 * Bounds of one call to Cognito. The defaults are the retry block of the workflow that authflow replaces: 1 second, 3
 * retries, back-off rate 2, full jitter; all attempts and delays together fit the call's timeout.
 *
 * @param attemptTimeout of one HTTP exchange, above zero
 * @param callTimeout of all attempts and the delays between them, at least {@code attemptTimeout}, at most 60 s, far below
 *     the time in which a Kafka consumer must poll again
 * @param retries attempts after the first, 0 to 10
 * @param retryBaseDelay upper bound of the first random delay, above zero
 * @param retryMaxDelay upper bound of every random delay, at least {@code retryBaseDelay}
 * @param maxConnections of the connection pool, 1 to 1,024
 */
public record CallLimits(
        Duration attemptTimeout,
        Duration callTimeout,
        int retries,
        Duration retryBaseDelay,
        Duration retryMaxDelay,
        int maxConnections) {
    private static final Duration CALL_TIMEOUT_MAX = Duration.ofSeconds(60);
    private static final int RETRIES_MAX = 10;
    private static final int CONNECTIONS_MAX = 1024;

    /** Stands below the bounds, because making it checks them. */
    public static final CallLimits DEFAULTS = new CallLimits(
            Duration.ofSeconds(2), Duration.ofSeconds(15), 3, Duration.ofSeconds(1), Duration.ofSeconds(8), 64);

    public CallLimits {
        require(isPositive(attemptTimeout), "attempt-timeout is above zero");
        require(callTimeout.compareTo(attemptTimeout) >= 0, "call-timeout is at least attempt-timeout");
        require(callTimeout.compareTo(CALL_TIMEOUT_MAX) <= 0, "call-timeout is at most 60 s");
        require(retries >= 0 && retries <= RETRIES_MAX, "retries is from 0 to 10");
        require(isPositive(retryBaseDelay), "retry-base-delay is above zero");
        require(retryMaxDelay.compareTo(retryBaseDelay) >= 0, "retry-max-delay is at least retry-base-delay");
        require(maxConnections >= 1 && maxConnections <= CONNECTIONS_MAX, "max-connections is from 1 to 1024");
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("The limits of calls to Cognito cannot be used: " + rule + ".");
        }
    }
}
