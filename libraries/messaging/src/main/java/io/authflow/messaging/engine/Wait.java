package io.authflow.messaging.engine;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.Progress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The failed attempts at a record. Times are those of the engine's monotonic clock, in nanoseconds, so a step of the wall clock
 * changes no wait.
 *
 * @param code of the latest failure; null if another instance made the attempts
 * @param attempts failed attempts, 1 or more
 * @param since time of the first failure
 * @param unforeseenSince time of the first of the latest failures with the code INTERNAL; null if the latest failure had another
 *     code
 * @param progress the furthest that an attempt came
 */
record Wait(
        @Nullable FailureCode code,
        int attempts,
        long since,
        @Nullable Long unforeseenSince,
        Progress progress) {

    /** The wait of a record after a failure. */
    static Wait after(@Nullable Wait before, FailureCode code, Progress progress, long now) {
        return new Wait(
                code,
                before == null ? 1 : before.attempts + 1,
                before == null ? now : before.since,
                code == FailureCode.INTERNAL ? unforeseenSince(before, now) : null,
                before == null ? progress : before.progress.max(progress));
    }

    private static Long unforeseenSince(@Nullable Wait before, long now) {
        return before == null || before.unforeseenSince == null ? now : before.unforeseenSince;
    }

    /** Goes on with the attempts of another instance. */
    static Wait resumed(EarlierAttempts earlier, long now) {
        Duration unforeseen = earlier.unforeseen();
        return new Wait(
                null,
                earlier.count(),
                now - earlier.waited().toNanos(),
                unforeseen == null ? null : now - unforeseen.toNanos(),
                earlier.progress());
    }

    /** This wait, in a form that another instance can go on with. */
    EarlierAttempts handedOver(long now) {
        return new EarlierAttempts(
                attempts,
                lasted(now),
                unforeseenSince == null ? null : Duration.ofNanos(now - unforeseenSince),
                progress);
    }

    Duration lasted(long now) {
        return Duration.ofNanos(Math.max(0, now - since));
    }

    /** Zero if the latest failure was a foreseen one. */
    Duration unforeseenFor(long now) {
        return unforeseenSince == null ? Duration.ZERO : Duration.ofNanos(Math.max(0, now - unforeseenSince));
    }
}
