package io.authflow.localcognito;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** A clock that a test sets. */
final class SettableClock implements InstantSource {
    private volatile Instant now = Instant.parse("2026-11-22T10:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    void advance(Duration by) {
        now = now.plus(by);
    }

    /** Ends fractions of a second, which tokens don't have. */
    void toWholeSecond() {
        now = now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    }
}
