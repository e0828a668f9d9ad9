package io.authflow.messaging.engine;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Counts the records that an engine has received and not yet published. */
final class HeldOffsets implements EngineEvents {
    private final Map<TopicPartition, Set<Long>> held = new HashMap<>();
    private final Map<TopicPartition, Set<Long>> seen = new HashMap<>();

    /**
     * Does not count a record that is delivered again. Either the engine ignores the record, or its partition is new.
     */
    void delivered(Collection<ConsumerRecord<byte[], byte[]>> records) {
        records.forEach(record -> {
            TopicPartition partition = new TopicPartition(record.topic(), record.partition());
            if (seen.computeIfAbsent(partition, any -> new HashSet<>()).add(record.offset())) {
                held.computeIfAbsent(partition, any -> new HashSet<>()).add(record.offset());
            }
        });
    }

    void forget(Collection<TopicPartition> gone) {
        held.keySet().removeAll(gone);
        seen.keySet().removeAll(gone);
    }

    int most() {
        return held.values().stream().mapToInt(Set::size).max().orElse(0);
    }

    @Override
    public void published(ConsumerRecord<?, ?> consumed, boolean isAnswered) {
        Set<Long> offsets = held.get(new TopicPartition(consumed.topic(), consumed.partition()));
        if (offsets != null) {
            offsets.remove(consumed.offset());
        }
    }

    @Override
    public void waits(ConsumerRecord<?, ?> consumed, Waiting waiting) {}

    @Override
    public void outage(TopicPartition partition, boolean isOn) {}

    @Override
    public void notPublished(ConsumerRecord<?, ?> consumed, List<String> topics, int attempts, Duration retryIn) {}

    @Override
    public void topicMissing(String topic, boolean isMissing) {}

    @Override
    public void full(TopicPartition partition, boolean isFull) {}

    @Override
    public void beganAnew(ConsumerRecord<?, ?> consumed) {}

    @Override
    public void notLoaded(TopicPartition partition, RuntimeException why) {}

    @Override
    public void unreadable(ConsumerRecord<?, ?> consumed, RuntimeException why) {}
}
