package io.authflow.messaging.step;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How long a record waits and when the service gives up on it, while its step fails for a transient reason. Back-offs
 * have full jitter: a random time up to a limit, and the limit doubles with each attempt.
 *
 * @param giveUpAfter time from the first failure to the answer {@code UNAVAILABLE}; null: never
 * @param poisonAfter time from the first of the latest unforeseen failures to the dead letter; null: never
 * @param backoffBase the limit of the back-off after the first failure, above zero
 * @param backoffMax the limit of the back-off after any failure, {@code backoffBase} or more
 */
public record FailurePolicy(
        @Nullable Duration giveUpAfter, @Nullable Duration poisonAfter, Duration backoffBase, Duration backoffMax) {
    private static final int DOUBLINGS_MAX = 20;
    private static final int BLOCKED_SHARE = 10;

    public FailurePolicy {
        checkBackoff(backoffBase, backoffMax);
    }

    public static void checkBackoff(Duration backoffBase, Duration backoffMax) {
        if (backoffBase.isNegative() || backoffBase.isZero() || backoffMax.compareTo(backoffBase) < 0) {
            throw new IllegalArgumentException(
                    "authflow.messaging.backoff-base is " + backoffBase + " and backoff-max is " + backoffMax
                            + ". Set AUTHFLOW_MESSAGING_BACKOFF_BASE above zero, and AUTHFLOW_MESSAGING_BACKOFF_MAX to no"
                            + " less.");
        }
    }

    /** Returns this policy for a step that must never give up, whatever fails. */
    public FailurePolicy neverGivingUp() {
        return new FailurePolicy(null, null, backoffBase, backoffMax);
    }

    public boolean givesUpAtSomeTime() {
        return giveUpAfter != null;
    }

    /**
     * Returns whether a record is answered with {@code UNAVAILABLE}.
     *
     * @param waited time since its own first failure
     * @param blocked time behind records of its key on which the service gave up. If this is long, a tenth of the usual
     *     time is enough, so that many failing records of one key do not wait for hours
     */
    public boolean givesUp(Duration waited, Duration blocked) {
        return giveUpAfter != null
                && (waited.compareTo(giveUpAfter) >= 0
                        || (blocked.compareTo(giveUpAfter) >= 0
                                && waited.compareTo(giveUpAfter.dividedBy(BLOCKED_SHARE)) >= 0));
    }

    /** Returns whether a record becomes a dead letter after unforeseen failures for this time. */
    public boolean isPoison(Duration unforeseen) {
        return poisonAfter != null && unforeseen.compareTo(poisonAfter) >= 0;
    }

    /**
     * Returns a random back-off of 1 ms or more.
     *
     * @param attempts how often the step has failed, 1 or more
     */
    public Duration delay(int attempts, RandomGenerator random) {
        long cap = Math.min(backoffMax.toMillis(), backoffBase.toMillis() << Math.min(attempts - 1, DOUBLINGS_MAX));
        return Duration.ofMillis(random.nextLong(1, cap + 1));
    }
}
