package io.authflow.messaging.claim;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Detects that a partition takes no claims, for example because it has no leader. The outage begins with the first claim
 * that times out. While it lasts, claims are not written, except for probes: one at a time, and one a second at most. It
 * ends with the first claim that is written and read. Thread-safe.
 */
final class ClaimOutage {
    static final Duration PROBE_INTERVAL = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(ClaimOutage.class);

    private final int partition;
    private boolean isOn;
    private long nextProbe;
    private @Nullable Long probeBegun;

    /** @param partition the number of the partition, for the log */
    ClaimOutage(int partition) {
        this.partition = partition;
    }

    /**
     * Returns whether a claim may be written now. During an outage, the claim is a probe then.
     *
     * @param deadline the time at which the claim times out. The next probe may begin then, if {@link #undecided} is
     *     not called before
     */
    synchronized boolean mayWrite(long now, long deadline) {
        if (!isOn) {
            return true;
        }
        if (now - nextProbe < 0) {
            return false;
        }
        probeBegun = now;
        nextProbe = afterInterval(now, deadline);
        return true;
    }

    /** Records that a claim was written and read. */
    synchronized void decided() {
        if (isOn) {
            isOn = false;
            probeBegun = null;
            LOG.atInfo()
                    .addKeyValue("partition", partition)
                    .log("The partition of the claims takes claims again. Its requests continue after their back-off");
        }
    }

    /**
     * Records that a claim was not decided.
     *
     * @param begun when it was written
     * @param hasTimedOut whether its time was over; otherwise the write was refused, and held its call slot for a moment
     *     only
     */
    synchronized void undecided(long begun, boolean hasTimedOut, long now) {
        if (isOn) {
            nextProbe = probeBegun != null && probeBegun == begun ? afterInterval(begun, now) : nextProbe;
        } else if (hasTimedOut) {
            isOn = true;
            nextProbe = now;
            LOG.atWarn()
                    .addKeyValue("partition", partition)
                    .log(
                            "A claim of a request id timed out: check the brokers, and whether this partition of the claims has a leader."
                                    + " Requests with ids of this partition wait; the service tries one claim each second");
        }
    }

    /** Returns that time, or the end of the interval after the probe if this is later. */
    private static long afterInterval(long begun, long time) {
        return Math.max(PROBE_INTERVAL.toNanos(), time - begun) + begun;
    }
}
