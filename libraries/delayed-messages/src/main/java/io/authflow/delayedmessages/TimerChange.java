package io.authflow.delayedmessages;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A change to a pending timer. It is decided once, when its record is processed, against the state of that very transaction,
 * and the {@link ChangeWriter} answers what really happened.
 *
 * @param id the timer's
 * @param identity tells it from other changes to the timer
 * @param decider not asked where no timer is pending. What it throws rejects the record
 */
public record TimerChange(String id, ChangeIdentity identity, Decider decider) implements TimerRequest {
    static final int MAX_MEMO_BYTES = 256;

    public TimerChange {
        Timer.checkId(id);
    }

    /** Decides what becomes of a pending timer: a pure function. */
    @FunctionalInterface
    public interface Decider {
        /** @param now the owner's clock */
        Decision decide(PendingTimer timer, Instant now);
    }

    /** What becomes of the pending timer. */
    public sealed interface Decision permits FireNow, MoveTo, Cancel, Keep {
        /** What the {@link ChangeWriter} is told beside the result, at each repeat too; up to 256 bytes in UTF-8. */
        String memo();
    }

    /**
     * Its message leaves now, ahead of everything that waits.
     *
     * @param dueAt since when it is due: the time of the change, not of the schedule
     */
    public record FireNow(Instant dueAt, String memo) implements Decision {}

    /** It is due at another time, earlier or later; one that is past makes it overdue. */
    public record MoveTo(Instant dueAt, String memo) implements Decision {}

    /** It never fires. */
    public record Cancel(String memo) implements Decision {}

    /** Nothing becomes of it: it is due when it was due. */
    public record Keep(String memo) implements Decision {}

    static void checkMemo(String memo) {
        int bytes = memo.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_MEMO_BYTES) {
            throw new IllegalArgumentException("A change's memo has " + bytes + " bytes, because the reader made it so;"
                    + " give it up to " + MAX_MEMO_BYTES + " bytes");
        }
    }

    /** Leaves the decider out, which may hold anything. */
    @Override
    public String toString() {
        return "TimerChange[id=" + id + ", identity=" + identity + "]";
    }
}
