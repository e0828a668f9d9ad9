package io.authflow.messaging.journal;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/**
 * The journal of a service. A partition's part of it is written in the transactions that take its requests, and read again
 * whenever it is not known for sure what of it was committed: after an assignment, and after a rollback.
 */
public final class RequestJournal {
    private final JournalReader reader;
    private final int size;
    private final Map<TopicPartition, PartitionJournal> partitions = new ConcurrentHashMap<>();

    /** @param size how many requests of a partition are remembered for sure, 1 or more */
    public RequestJournal(JournalReader reader, int size) {
        this.reader = reader;
        this.size = size;
    }

    /**
     * The journal as it stands before a batch.
     *
     * @param firstOffset of the batch
     * @throws RuntimeException if it has to be read, and cannot be read now
     */
    public PartitionJournal before(TopicPartition partition, long firstOffset) {
        PartitionJournal known = partitions.get(partition);
        if (known != null && known.settle(firstOffset)) {
            return known;
        }
        partitions.remove(partition);
        PartitionJournal read = new PartitionJournal(size);
        reader.read(partition.partition(), read::take);
        partitions.put(partition, read);
        return read;
    }

    /** What is remembered of a partition is worth nothing after another may have owned it. */
    public void forget(Collection<TopicPartition> revoked) {
        revoked.forEach(partitions::remove);
    }
}
