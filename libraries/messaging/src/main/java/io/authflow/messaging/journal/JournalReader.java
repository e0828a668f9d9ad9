package io.authflow.messaging.journal;

import java.util.function.Consumer;

/** Reads the entries that Kafka keeps of a service's journal. */
@FunctionalInterface
public interface JournalReader {
    /**
     * Hands over the committed entries of one partition, the oldest first. Waits for the end of open transactions.
     *
     * @param from the offset to begin at, 0 or more
     * @return the offset to begin at the next time. Below {@code from} if the topic was recreated; then nothing was
     *     handed over
     * @throws RuntimeException if the entries cannot be read now
     */
    long read(int partition, long from, Consumer<JournalEntry> entries);
}
