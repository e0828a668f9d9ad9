package io.authflow.messaging;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.UserRef;
import io.authflow.contracts.event.Event;
import io.authflow.messaging.journal.JournalEntry;
import io.authflow.messaging.journal.PartitionJournal;
import io.authflow.messaging.journal.PartitionJournal.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads the records of one batch in their order, and lets each request through once. */
final class Admission<E extends Event> {
    private final RecordReader<E> reader;
    private final StepAttempts<E> attempts;
    private final PartitionJournal journal;
    private final Map<RequestId, String> inThisBatch = new HashMap<>();
    private final Map<Long, Attempt> settled = new HashMap<>();
    private final List<Arrival<E>> arrivals = new ArrayList<>();

    Admission(RecordReader<E> reader, StepAttempts<E> attempts, PartitionJournal journal) {
        this.reader = reader;
        this.attempts = attempts;
        this.journal = journal;
    }

    /** What needs no call: done before, answered at once, or without effect. */
    Map<Long, Attempt> settled() {
        return settled;
    }

    /** What is to be taken, in order of offset. */
    List<Arrival<E>> arrivals() {
        return arrivals;
    }

    /** @param before what came of this record the last time, if it is known */
    void admit(ConsumerRecord<byte[], byte[]> consumed, @Nullable Attempt before) {
        if (before instanceof Attempt.Settled done) {
            settled.put(consumed.offset(), again(done));
            return;
        }
        Reading<E> reading = reader.read(consumed);
        if (reading instanceof Reading.Unreadable<E> unreadable) {
            poison(consumed, withoutOthersFlow(unreadable));
        } else {
            judge(consumed, reading, before instanceof Attempt.Waiting waiting ? waiting : null);
        }
    }

    /** What ends a flow has taken its id. */
    private void poison(ConsumerRecord<byte[], byte[]> consumed, Reading.Unreadable<E> unreadable) {
        RequestId id = unreadable.requestId();
        JournalEntry entry = id == null || !unreadable.endsFlow() ? null : new JournalEntry(id, "");
        if (entry != null) {
            inThisBatch.put(entry.requestId(), entry.fingerprint());
        }
        settled.put(consumed.offset(), attempts.poison(consumed, unreadable, entry));
    }

    /** A rollback that was none: what it published is in the journal, and must not be published twice. */
    private Attempt again(Attempt.Settled done) {
        JournalEntry entry = done.taken();
        if (entry == null) {
            return done;
        }
        inThisBatch.put(entry.requestId(), entry.fingerprint());
        return journal.has(entry.requestId()) ? Attempt.Settled.WITHOUT_EFFECT : done;
    }

    private void judge(ConsumerRecord<byte[], byte[]> consumed, Reading<E> reading, Attempt.@Nullable Waiting before) {
        JournalEntry entry = entry(reading);
        switch (verdict(entry)) {
            case NEW -> take(consumed, reading, entry, before);
            case SAME -> settled.put(consumed.offset(), attempts.repeated());
            case OTHER ->
                settled.put(consumed.offset(), attempts.poison(consumed, conflict(entry, subject(reading)), null));
        }
    }

    private void take(
            ConsumerRecord<byte[], byte[]> consumed,
            Reading<E> reading,
            JournalEntry entry,
            Attempt.@Nullable Waiting before) {
        inThisBatch.put(entry.requestId(), entry.fingerprint());
        if (reading instanceof Reading.Readable<E> readable) {
            arrivals.add(new Arrival<>(consumed, readable.inbound(), entry, before));
        } else {
            settled.put(consumed.offset(), attempts.refused(consumed, (Reading.Refused<E>) reading, entry));
        }
    }

    private Verdict verdict(JournalEntry entry) {
        String earlier = inThisBatch.get(entry.requestId());
        if (earlier == null) {
            return journal.judge(entry);
        }
        return earlier.equals(entry.fingerprint()) ? Verdict.SAME : Verdict.OTHER;
    }

    /** Whoever writes a header must not end the flow of a request that was taken. */
    private Reading.Unreadable<E> withoutOthersFlow(Reading.Unreadable<E> unreadable) {
        RequestId id = unreadable.requestId();
        return id != null && (inThisBatch.containsKey(id) || journal.has(id))
                ? new Reading.Unreadable<>(unreadable.code(), id, unreadable.userRef(), false)
                : unreadable;
    }

    private Reading.Unreadable<E> conflict(JournalEntry entry, @Nullable UserRef user) {
        return new Reading.Unreadable<>(FailureCode.CONFLICT, entry.requestId(), user, false);
    }

    private static <E extends Event> JournalEntry entry(Reading<E> reading) {
        if (reading instanceof Reading.Readable<E> readable) {
            return new JournalEntry(readable.inbound().event().requestId(), readable.fingerprint());
        }
        Reading.Refused<E> refused = (Reading.Refused<E>) reading;
        return new JournalEntry(refused.answer().requestId(), refused.fingerprint());
    }

    private static <E extends Event> @Nullable UserRef subject(Reading<E> reading) {
        return reading instanceof Reading.Readable<E> readable
                ? readable.inbound().envelope().subject()
                : ((Reading.Refused<E>) reading).envelope().subject();
    }
}
