package io.authflow.messaging;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Remembers, per partition, what came of the records of its last batch, so that a record behind a waiting one, or in a batch
 * whose transaction was aborted, is published without a second call. Holds one batch per partition, and only while the partition
 * is assigned: after a crash the calls are made again.
 */
final class AttemptMemory {
    private final Map<TopicPartition, Map<Long, Attempt>> attempts = new ConcurrentHashMap<>();

    /** What came of the records of this batch before; forgets all other offsets of the partition. */
    Map<Long, Attempt> recall(TopicPartition partition, Collection<ConsumerRecord<byte[], byte[]>> batch) {
        Map<Long, Attempt> known = attempts.getOrDefault(partition, Map.of());
        Map<Long, Attempt> kept = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> consumed : batch) {
            Optional.ofNullable(known.get(consumed.offset()))
                    .ifPresent(attempt -> kept.put(consumed.offset(), attempt));
        }
        attempts.put(partition, kept);
        return Map.copyOf(kept);
    }

    void remember(TopicPartition partition, Map<Long, Attempt> batch) {
        attempts.put(partition, Map.copyOf(batch));
    }

    void forget(Collection<TopicPartition> partitions) {
        partitions.forEach(attempts::remove);
    }
}
