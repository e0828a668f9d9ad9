package io.authflow.messaging;

import io.authflow.contracts.event.Envelope;
import io.authflow.contracts.event.Event;
import io.authflow.messaging.journal.JournalEntry;
import io.authflow.messaging.tracing.RecordSpan;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * An event that the step is to take.
 *
 * @param entry what the journal will say of it
 * @param before how it has waited up to now, if it has
 */
record Arrival<E extends Event>(
        ConsumerRecord<byte[], byte[]> consumed,
        InboundEvent<E> inbound,
        JournalEntry entry,
        Attempt.@Nullable Waiting before) {
    long offset() {
        return consumed.offset();
    }

    /** The same as part of that span. */
    Arrival<E> in(RecordSpan span) {
        Envelope envelope = inbound.envelope().withTraceparent(span.traceparent());
        return new Arrival<>(consumed, new InboundEvent<>(inbound.event(), envelope), entry, before);
    }

    /** Names the place only. */
    @Override
    public String toString() {
        return "Arrival[" + RecordSource.of(consumed) + "]";
    }
}
