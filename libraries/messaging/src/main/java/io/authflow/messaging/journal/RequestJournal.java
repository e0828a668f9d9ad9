package io.authflow.messaging.journal;

import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The journal of a service. The entries of a partition are written in the transactions that publish the results of its requests, and
 * read when the partition is assigned. A partition that comes back after a rebalance is read on from where it was read to, so a
 * rebalance costs little. What is remembered of a partition that went away is let go when memory gets scarce. Thread-safe.
 */
public final class RequestJournal {
    private final JournalReader reader;
    private final int size;
    private final Map<Integer, Remembered> partitions = new ConcurrentHashMap<>();

    /** @param size how many requests of a partition are remembered for sure, 1 or more */
    public RequestJournal(JournalReader reader, int size) {
        this.reader = reader;
        this.size = size;
    }

    private record Remembered(SoftReference<PartitionJournal> journal, long next) {}

    /**
     * The journal of a partition with all entries that are committed by now.
     *
     * @throws RuntimeException if it cannot be read now
     */
    public PartitionJournal load(int partition) {
        Remembered before = partitions.get(partition);
        PartitionJournal read = before == null ? null : readOn(partition, before);
        return read == null ? readAnew(partition) : read;
    }

    /** @return null if it is no longer remembered, or the topic was made anew */
    private @Nullable PartitionJournal readOn(int partition, Remembered before) {
        PartitionJournal known = before.journal().get();
        if (known == null) {
            return null;
        }
        long next = reader.read(partition, before.next(), known::take);
        return next < before.next() ? null : remember(partition, known, next);
    }

    private PartitionJournal readAnew(int partition) {
        PartitionJournal read = new PartitionJournal(size);
        return remember(partition, read, reader.read(partition, 0, read::take));
    }

    private PartitionJournal remember(int partition, PartitionJournal journal, long next) {
        partitions.put(partition, new Remembered(new SoftReference<>(journal), next));
        return journal;
    }
}
