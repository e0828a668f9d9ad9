package io.authflow.messaging.journal;

import java.util.function.Consumer;

/** Reads what is kept of a service's journal. */
@FunctionalInterface
public interface JournalReader {
    /**
     * Hands over the committed entries of one partition, the oldest first, and waits for those whose transaction is still open.
     *
     * @param from the offset to begin with, 0 or more
     * @return the offset to begin with the next time; below {@code from} if the topic was made anew, and then nothing was
     *     handed over
     * @throws RuntimeException if they cannot be read now
     */
    long read(int partition, long from, Consumer<JournalEntry> entries);
}
