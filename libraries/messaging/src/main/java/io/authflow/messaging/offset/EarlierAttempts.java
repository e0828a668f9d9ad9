package io.authflow.messaging.offset;

import io.authflow.contracts.Progress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The failed attempts at a record, in a form that another instance can continue from.
 *
 * @param count failed attempts, 1 or more
 * @param waited time since the first failure of the step, over all instances that owned the record; zero if it had none
 * @param waitedForClaim time since the first failure, over all instances, if each attempt failed for lack of a claim;
 *     zero if the step has failed
 * @param unforeseen time since the first of the latest unforeseen failures; null if the latest failure was foreseen
 * @param progress the furthest progress of an attempt
 */
public record EarlierAttempts(
        int count,
        Duration waited,
        Duration waitedForClaim,
        @Nullable Duration unforeseen,
        Progress progress) {}
