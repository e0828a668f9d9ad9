package io.authflow.messaging.engine;

import io.authflow.contracts.FailureCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Detects that every call of a partition fails, for example because Cognito is down. Then the partition takes no new
 * records, except for one probe each half second. The outage ends with the first call that succeeds. Not thread-safe.
 *
 * <p>After that, records that wait are retried before their back-off is over, a few at first and more with each success.
 * So all is done soon if Cognito is back. If only some users are in trouble, their records cost one more call for each
 * success, whatever their number.
 */
final class Outage {
    static final int FAILURES = 16;
    static final Duration PROBE_INTERVAL = Duration.ofMillis(500);
    /** If all waiting records have failed for this time, a success means that Cognito is back. */
    static final Duration STREAK = Duration.ofSeconds(5);
    /** How long after the first success records are retried before their back-off is over. */
    static final Duration RECOVERY = Duration.ofSeconds(30);

    private int failuresInARow;
    private int newFailuresInARow;
    private long firstFailure;
    private long nextProbe;
    private @Nullable Long recoversUntil;
    private int retries;
    private boolean isOn;
    /** Whether no failure since the latest success has another cause than a claim. */
    private boolean isOfClaims;

    /**
     * Records that an attempt failed.
     *
     * @param code the reason
     * @param isNew whether this is the first failure of its record; records in lasting trouble prove no outage
     * @param waiting how many records wait after a failure; fewer than 16 are no outage, only some users in trouble
     */
    void failed(FailureCode code, boolean isNew, int waiting, long now) {
        if (failuresInARow++ == 0) {
            firstFailure = now;
            nextProbe = now;
            isOfClaims = true;
        }
        isOfClaims &= code == FailureCode.CLAIM_UNAVAILABLE;
        newFailuresInARow += isNew ? 1 : 0;
        isOn |= newFailuresInARow >= FAILURES && waiting >= FAILURES;
        retries /= 2;
    }

    /**
     * Records that a call succeeded.
     *
     * @return how many of the waiting records to retry now. Zero, unless an outage has just ended, or a streak in which
     *     every waiting record failed
     */
    int succeeded(int waiting, long now) {
        boolean hadStreak = failuresInARow >= waiting && now - firstFailure >= STREAK.toNanos();
        if (waiting > 0 && (isOn || hadStreak)) {
            recoversUntil = now + RECOVERY.toNanos();
        }
        failuresInARow = 0;
        newFailuresInARow = 0;
        isOn = false;
        if (recoversUntil == null || now - recoversUntil >= 0) {
            recoversUntil = null;
            retries = 0;
        } else {
            retries = Math.min(waiting, retries + retries + 1);
        }
        return retries;
    }

    /**
     * Records that an attempt ended without a call. This says nothing about calls, but the claim of its request id was
     * decided. So it ends an outage in which only claims failed.
     */
    void endedWithoutCall() {
        if (isOfClaims) {
            forget();
        }
    }

    /** Ends the outage, because no record waits and no call is under way. So nothing can show when it ends. */
    void forget() {
        isOn = false;
        newFailuresInARow = 0;
    }

    boolean isOn() {
        return isOn;
    }

    /** Returns the time of the next probe. Call this only during an outage. */
    long nextProbe() {
        return nextProbe;
    }

    void probed(long now) {
        nextProbe = now + PROBE_INTERVAL.toNanos();
    }
}
