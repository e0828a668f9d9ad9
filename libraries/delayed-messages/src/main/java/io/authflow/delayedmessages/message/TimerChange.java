package io.authflow.delayedmessages.message;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A change to a pending timer. It is decided once, when its record is processed, on the state of that transaction. The
 * {@link io.authflow.delayedmessages.port.ChangeWriter} answers what really happened.
 *
 * @param id the timer's id
 * @param identity identifies the change among the changes to the timer
 * @param decider called only if the timer is pending. If it throws, the record is rejected
 */
public record TimerChange(String id, ChangeIdentity identity, Decider decider) implements TimerRequest {
    static final int MAX_MEMO_BYTES = 256;

    public TimerChange {
        Timer.checkId(id);
    }

    /** Decides what to do with a pending timer. A pure function. */
    @FunctionalInterface
    public interface Decider {
        /** @param now the owner's clock */
        Decision decide(PendingTimer timer, Instant now);
    }

    /** A decision on a pending timer. */
    public sealed interface Decision permits FireNow, MoveTo, Cancel, Keep {
        /**
         * Returns the text for the {@link io.authflow.delayedmessages.port.ChangeWriter} beside the result, also for repeats; up to 256 bytes in UTF-8.
         */
        String memo();
    }

    /**
     * The timer's message leaves now, ahead of all waiting timers.
     *
     * @param dueAt the time since which the timer is due: the time of the change, or the scheduled time if that was
     *     earlier
     */
    public record FireNow(Instant dueAt, String memo) implements Decision {}

    /** The timer is due at another time, earlier or later. A time in the past makes the timer overdue. */
    public record MoveTo(Instant dueAt, String memo) implements Decision {}

    /** The timer never fires. */
    public record Cancel(String memo) implements Decision {}

    /** The timer keeps its due time. */
    public record Keep(String memo) implements Decision {}

    public static void checkMemo(String memo) {
        int bytes = memo.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_MEMO_BYTES) {
            throw new IllegalArgumentException("A change's memo has " + bytes + " bytes, because the reader made it so;"
                    + " give it up to " + MAX_MEMO_BYTES + " bytes");
        }
    }

    /** Leaves out the decider, because its text may hold anything. */
    @Override
    public String toString() {
        return "TimerChange[id=" + id + ", identity=" + identity + "]";
    }
}
