package io.authflow.messaging.engine;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.Progress;
import io.authflow.messaging.offset.EarlierAttempts;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The failed attempts at a record that waits. Times are in nanoseconds of the engine's monotonic clock, so a step of
 * the wall clock changes no wait.
 *
 * @param code the code of the latest failure; null if another instance made the attempts
 * @param attempts failed attempts, 1 or more
 * @param since time of the first failure
 * @param stepSince time of the first failure of the step; null if the record has only waited for its claim so far
 * @param unforeseenSince time of the first of the latest failures with code INTERNAL; null if the latest failure has
 *     another code
 * @param progress the furthest progress of an attempt
 */
record Wait(
        @Nullable FailureCode code,
        int attempts,
        long since,
        @Nullable Long stepSince,
        @Nullable Long unforeseenSince,
        Progress progress) {

    /** Returns the wait of a record after one more failure. The wait for a claim is no failure of the step. */
    static Wait after(@Nullable Wait before, FailureCode code, Progress progress, long now) {
        Long stepBefore = before == null ? null : before.stepSince;
        return new Wait(
                code,
                before == null ? 1 : before.attempts + 1,
                before == null ? now : before.since,
                stepBefore == null && code != FailureCode.CLAIM_UNAVAILABLE ? Long.valueOf(now) : stepBefore,
                code == FailureCode.INTERNAL ? unforeseenSince(before, now) : null,
                before == null ? progress : before.progress.max(progress));
    }

    private static Long unforeseenSince(@Nullable Wait before, long now) {
        return before == null || before.unforeseenSince == null ? now : before.unforeseenSince;
    }

    /** Continues the wait that another instance began. */
    static Wait resumed(EarlierAttempts earlier, long now) {
        Duration waited = earlier.waited();
        Duration unforeseen = earlier.unforeseen();
        boolean onlyForClaim = waited.isZero();
        return new Wait(
                null,
                earlier.count(),
                now - (onlyForClaim ? earlier.waitedForClaim() : waited).toNanos(),
                onlyForClaim ? null : now - waited.toNanos(),
                unforeseen == null ? null : now - unforeseen.toNanos(),
                earlier.progress());
    }

    /** Returns this wait in a form that another instance can continue from. */
    EarlierAttempts handedOver(long now) {
        return new EarlierAttempts(
                attempts,
                failing(now),
                stepSince == null ? lasted(now) : Duration.ZERO,
                unforeseenSince == null ? null : Duration.ofNanos(now - unforeseenSince),
                progress);
    }

    /** Returns the time since the first failure of the step, after which the service gives up; zero if it had none. */
    Duration failing(long now) {
        return stepSince == null ? Duration.ZERO : Duration.ofNanos(Math.max(0, now - stepSince));
    }

    /** Returns the time since the first failure of any kind. */
    Duration lasted(long now) {
        return Duration.ofNanos(Math.max(0, now - since));
    }

    /** Returns the time since the first of the latest unforeseen failures; zero if the latest failure was foreseen. */
    Duration unforeseenFor(long now) {
        return unforeseenSince == null ? Duration.ZERO : Duration.ofNanos(Math.max(0, now - unforeseenSince));
    }
}
