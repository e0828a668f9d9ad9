package io.authflow.messaging;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How long a record waits while its step fails for a transient reason. Delays have full jitter: a random time up to the base,
 * doubled per attempt.
 *
 * @param giveUpAfter from the first failure to the answer {@code UNAVAILABLE}; null: never
 * @param poisonAfter from the first of the latest unforeseen failures to the dead letter; null: never
 * @param backoffBase the longest delay after the first failure
 * @param backoffMax the longest delay after any failure
 */
public record FailurePolicy(
        @Nullable Duration giveUpAfter, @Nullable Duration poisonAfter, Duration backoffBase, Duration backoffMax) {
    private static final int DOUBLINGS_MAX = 20;

    public FailurePolicy {
        checkBackoff(backoffBase, backoffMax);
    }

    static void checkBackoff(Duration backoffBase, Duration backoffMax) {
        if (backoffBase.isNegative() || backoffBase.isZero() || backoffMax.compareTo(backoffBase) < 0) {
            throw new IllegalArgumentException(
                    "authflow.messaging.backoff-base is " + backoffBase + " and backoff-max is " + backoffMax
                            + ". Set AUTHFLOW_MESSAGING_BACKOFF_BASE above zero, and AUTHFLOW_MESSAGING_BACKOFF_MAX to no"
                            + " less.");
        }
    }

    /** This policy, for a step that must not give up, whatever fails. */
    public FailurePolicy neverGivingUp() {
        return new FailurePolicy(null, null, backoffBase, backoffMax);
    }

    public boolean givesUpAtSomeTime() {
        return giveUpAfter != null;
    }

    /** Whether a record that has waited so long is answered with {@code UNAVAILABLE}. */
    public boolean givesUp(Duration waited) {
        return giveUpAfter != null && waited.compareTo(giveUpAfter) >= 0;
    }

    /** Whether a record that has failed in unforeseen ways for so long becomes a dead letter. */
    public boolean isPoison(Duration unforeseen) {
        return poisonAfter != null && unforeseen.compareTo(poisonAfter) >= 0;
    }

    /** @param attempts how often the step has failed, 1 or more */
    public Duration delay(int attempts, RandomGenerator random) {
        long cap = Math.min(backoffMax.toMillis(), backoffBase.toMillis() << Math.min(attempts - 1, DOUBLINGS_MAX));
        return Duration.ofMillis(random.nextLong(1, cap + 1));
    }
}
