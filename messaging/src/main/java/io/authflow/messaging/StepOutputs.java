package io.authflow.messaging;

import io.authflow.messaging.journal.JournalEntry;
import io.authflow.messaging.journal.PartitionJournal;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Publishes what came of a record and that it was taken, both in the transaction of the caller's thread. */
final class StepOutputs {
    private final EventPublisher events;
    private final JournalWriter journal;

    StepOutputs(EventPublisher events, JournalWriter journal) {
        this.events = events;
        this.journal = journal;
    }

    void publish(ConsumerRecord<?, ?> consumed, Attempt.Settled settled, PartitionJournal taken) {
        settled.publish().forEach(events::publish);
        JournalEntry entry = settled.taken();
        if (entry != null) {
            journal.write(consumed.partition(), entry);
            taken.published(consumed.offset(), entry);
        }
    }
}
