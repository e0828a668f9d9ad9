package io.authflow.messaging;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Remembers, per partition, what came of the records of its last batch, so that a record behind a waiting one, or in a batch
 * whose transaction was aborted, is published without a second call. Holds one batch per partition, and only until another
 * instance may have the partition: from then on, as after a crash, the calls are made again.
 */
final class AttemptMemory {
    private final Map<TopicPartition, Map<Long, Attempt>> attempts = new ConcurrentHashMap<>();
    private final Set<TopicPartition> away = ConcurrentHashMap.newKeySet();

    /** What came of the records of this batch before; forgets all other offsets of the partition. */
    Map<Long, Attempt> recall(TopicPartition partition, Collection<ConsumerRecord<byte[], byte[]>> batch) {
        Map<Long, Attempt> known = attempts.getOrDefault(partition, Map.of());
        Map<Long, Attempt> kept = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> consumed : batch) {
            Optional.ofNullable(known.get(consumed.offset()))
                    .ifPresent(attempt -> kept.put(consumed.offset(), attempt));
        }
        attempts.put(partition, Map.copyOf(kept));
        return Map.copyOf(kept);
    }

    void remember(TopicPartition partition, Map<Long, Attempt> batch) {
        attempts.put(partition, Map.copyOf(batch));
    }

    /** How many partitions a record holds up. */
    int waitingPartitions() {
        return (int)
                held().filter(batch -> waiting(batch).findAny().isPresent()).count();
    }

    /** Since when the record has waited that has waited longest. */
    Optional<Instant> waitingSince() {
        return held().flatMap(AttemptMemory::waiting)
                .map(Attempt.Waiting::firstFailedAt)
                .min(Comparator.naturalOrder());
    }

    private Stream<Map<Long, Attempt>> held() {
        return attempts.entrySet().stream()
                .filter(entry -> !away.contains(entry.getKey()))
                .map(Map.Entry::getValue);
    }

    private static Stream<Attempt.Waiting> waiting(Map<Long, Attempt> batch) {
        return batch.values().stream().filter(Attempt.Waiting.class::isInstance).map(Attempt.Waiting.class::cast);
    }

    /** These partitions may come back. */
    void leave(Collection<TopicPartition> partitions) {
        away.addAll(partitions);
    }

    /** These partitions are here. */
    void resume(Collection<TopicPartition> partitions) {
        partitions.forEach(away::remove);
    }

    void forget(Collection<TopicPartition> partitions) {
        partitions.forEach(attempts::remove);
        partitions.forEach(away::remove);
    }
}
