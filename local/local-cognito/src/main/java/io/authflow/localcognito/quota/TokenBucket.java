package io.authflow.localcognito.quota;

import java.time.Duration;
import java.time.Instant;

/** Token bucket for one category. It holds at most the requests of one second, starts full and fills at the rate. */
final class TokenBucket {
    private static final double NANOS_PER_SECOND = 1e9;
    private final int rate;
    private double tokens;
    private Instant filledAt;

    TokenBucket(int rate, Instant now) {
        this.rate = rate;
        this.tokens = rate;
        this.filledAt = now;
    }

    synchronized boolean tryTake(Instant now) {
        fill(now);
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }

    private void fill(Instant now) {
        Duration elapsed = Duration.between(filledAt, now);
        if (!elapsed.isNegative()) {
            tokens = Math.min(rate, tokens + rate * (elapsed.toNanos() / NANOS_PER_SECOND));
            filledAt = now;
        }
    }
}
