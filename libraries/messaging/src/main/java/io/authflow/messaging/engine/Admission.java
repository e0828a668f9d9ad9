package io.authflow.messaging.engine;

import io.authflow.contracts.Progress;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.UserRef;
import io.authflow.contracts.event.Event;
import io.authflow.messaging.journal.JournalEntry;
import io.authflow.messaging.journal.PartitionJournal;
import io.authflow.messaging.journal.PartitionJournal.Verdict;
import io.authflow.messaging.record.Reading;
import io.authflow.messaging.record.RecordSource;
import io.authflow.messaging.step.InboundEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Decides what to do with a record: make a call, answer at once, or record a duplicate without an effect. Lets each
 * request id of the partition through once. If the step claims ids, the claims decide between records that are held at
 * the same time. Not thread-safe.
 */
final class Admission<E extends Event> {
    private final StepCall<E> call;
    private final PartitionJournal journal;
    private final Duration memory;
    /**
     * The latest entries of ids whose records are held and not yet in the journal. If the step claims ids, the claims
     * decide between readable records, so this map does not contain them.
     */
    private final Map<RequestId, JournalEntry> open = new HashMap<>();

    /** @param memory how long an entry counts for later records of its id */
    Admission(StepCall<E> call, PartitionJournal journal, Duration memory) {
        this.call = call;
        this.journal = journal;
        this.memory = memory;
    }

    /**
     * Decides about one record.
     *
     * @param earlier the failed attempts at the record, if it had any
     * @param suspected what another instance may have done for the record before it crashed
     */
    HeldRecord<E> admit(
            ConsumerRecord<byte[], byte[]> consumed, Reading<E> reading, @Nullable Wait earlier, Progress suspected) {
        if (reading instanceof Reading.Unreadable<E> unreadable) {
            return HeldRecord.settled(consumed, poison(consumed, sparingOtherFlows(consumed, unreadable)));
        }
        JournalEntry entry = entry(consumed, reading);
        return switch (verdict(entry)) {
            case SAME -> HeldRecord.settled(consumed, call.duplicate());
            case OTHER ->
                HeldRecord.settled(consumed, call.poison(consumed, call.conflict(entry, subject(reading)), null));
            case NEW -> take(consumed, reading, entry, earlier, suspected);
        };
    }

    /** Tells the journal about an entry that is committed. */
    void committed(@Nullable JournalEntry entry) {
        if (entry != null) {
            journal.take(entry);
            open.remove(entry.requestId(), entry);
        }
    }

    /** Lets the next record of this id through as if the id were new. */
    void letThroughAgain(JournalEntry entry) {
        open.remove(entry.requestId(), entry);
    }

    PartitionJournal journal() {
        return journal;
    }

    private HeldRecord<E> take(
            ConsumerRecord<byte[], byte[]> consumed,
            Reading<E> reading,
            JournalEntry entry,
            @Nullable Wait earlier,
            Progress suspected) {
        if (!call.claimsIds()) {
            open.put(entry.requestId(), entry);
        }
        if (reading instanceof Reading.Readable<E> readable) {
            InboundEvent<E> inbound = readable.inbound();
            return HeldRecord.ready(
                    consumed, new InboundEvent<>(inbound.event(), inbound.envelope(), suspected), entry, earlier);
        }
        Reading.Refused<E> refusal = (Reading.Refused<E>) reading;
        return call.claimsIds()
                ? HeldRecord.refused(consumed, refusal, entry, earlier)
                : HeldRecord.settled(consumed, call.refused(consumed, refusal, entry));
    }

    /** Makes the dead letter. If the record ends a flow, the id of the flow counts as taken. */
    private Outcome.Settled poison(ConsumerRecord<byte[], byte[]> consumed, Reading.Unreadable<E> unreadable) {
        RequestId id = unreadable.requestId();
        JournalEntry entry =
                id == null || !unreadable.endsFlow() ? null : new JournalEntry(id, "", appendedAt(consumed));
        if (entry != null) {
            open.put(entry.requestId(), entry);
        }
        return call.poison(consumed, unreadable, entry);
    }

    private Verdict verdict(JournalEntry entry) {
        return held(entry.requestId(), entry.appendedAt())
                .map(earlier -> earlier.fingerprint().equals(entry.fingerprint()) ? Verdict.SAME : Verdict.OTHER)
                .orElseGet(() -> journal.judge(entry, memory));
    }

    private Optional<JournalEntry> held(RequestId id, Instant appendedAt) {
        return Optional.ofNullable(open.get(id))
                .filter(earlier ->
                        Duration.between(earlier.appendedAt(), appendedAt).compareTo(memory) < 0);
    }

    private static Instant appendedAt(ConsumerRecord<?, ?> consumed) {
        return RecordSource.of(consumed).appendedAt();
    }

    /** Prevents a forged header from ending the flow of a request that was taken. */
    private Reading.Unreadable<E> sparingOtherFlows(ConsumerRecord<?, ?> consumed, Reading.Unreadable<E> unreadable) {
        RequestId id = unreadable.requestId();
        Instant appendedAt = appendedAt(consumed);
        return id != null && (held(id, appendedAt).isPresent() || journal.has(id, appendedAt, memory))
                ? new Reading.Unreadable<>(unreadable.code(), id, unreadable.userRef(), false)
                : unreadable;
    }

    private static <E extends Event> JournalEntry entry(ConsumerRecord<byte[], byte[]> consumed, Reading<E> reading) {
        if (reading instanceof Reading.Readable<E> readable) {
            return new JournalEntry(
                    readable.inbound().event().requestId(), readable.fingerprint(), appendedAt(consumed));
        }
        Reading.Refused<E> refused = (Reading.Refused<E>) reading;
        return new JournalEntry(refused.answer().requestId(), refused.fingerprint(), appendedAt(consumed));
    }

    private static <E extends Event> @Nullable UserRef subject(Reading<E> reading) {
        return reading instanceof Reading.Readable<E> readable
                ? readable.inbound().envelope().subject()
                : ((Reading.Refused<E>) reading).envelope().subject();
    }
}
