package io.authflow.e2e.outage;

import io.authflow.e2e.wire.RawRecord;
import io.authflow.e2e.wire.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Notes when the sessions of the outage opened, became due and ended. It keeps times instead of records, because there
 * are many.
 */
final class Timeline implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, List<Moment>> moments = Map.of(
            Topics.LOGGED_IN, new ArrayList<>(),
            Topics.LOGOUT_DUE, new ArrayList<>(),
            Topics.LOGGED_OUT, new ArrayList<>(),
            Topics.FAILED, new ArrayList<>());

    Timeline(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(moments.keySet().stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList());
        consumer.seekToBeginning(consumer.assignment());
    }

    /** What stands on that topic up to now, in order within a partition. */
    List<Moment> on(String topic) {
        ConsumerRecords<byte[], byte[]> more = consumer.poll(POLL);
        while (!more.isEmpty()) {
            more.forEach(one -> note(new RawRecord(one)));
            more = consumer.poll(Duration.ZERO);
        }
        return List.copyOf(moments.get(topic));
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void note(RawRecord one) {
        one.header("ce_correlationid")
                .filter(OverdueSessions::contain)
                .map(requestId -> new Moment(requestId, one.partition().partition(), one.appendedAt()))
                .ifPresent(moments.get(one.topic())::add);
    }
}
