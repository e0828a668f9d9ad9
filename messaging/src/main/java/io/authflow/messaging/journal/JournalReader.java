package io.authflow.messaging.journal;

import java.util.function.Consumer;

/** Reads what is kept of a service's journal. */
@FunctionalInterface
public interface JournalReader {
    /**
     * Hands over the committed entries of one partition, the oldest first.
     *
     * @throws RuntimeException if they cannot be read now
     */
    void read(int partition, Consumer<JournalEntry> entries);
}
