package io.authflow.messaging.journal;

import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The journal of a service. The transaction that publishes the result of a request also writes its entry. The service
 * reads a partition's entries when the partition is assigned. If a partition comes back after a rebalance, the reading
 * continues where it stopped, so a rebalance costs little. If memory gets scarce, the journals of partitions that went
 * away are discarded. Thread-safe.
 */
public final class RequestJournal {
    private final JournalReader reader;
    private final int size;
    private final Map<Integer, Remembered> partitions = new ConcurrentHashMap<>();

    /** @param size how many of the latest requests of a partition are remembered at least, 1 or more */
    public RequestJournal(JournalReader reader, int size) {
        this.reader = reader;
        this.size = size;
    }

    private record Remembered(SoftReference<PartitionJournal> journal, long next) {}

    /**
     * Returns the journal of a partition with all entries that are committed by now.
     *
     * @throws RuntimeException if the journal cannot be read now
     */
    public PartitionJournal load(int partition) {
        Remembered before = partitions.get(partition);
        PartitionJournal read = before == null ? null : readOn(partition, before);
        return read == null ? readAnew(partition) : read;
    }

    /**
     * Reads the entries that are new since the last reading.
     *
     * @return null if the journal was discarded, or the topic was recreated
     */
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
