package io.authflow.delayedmessages.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** The messages of a topic, from its beginning, as a read_committed consumer sees them. */
public final class SeenMessages implements AutoCloseable {
    private final KafkaConsumer<String, String> consumer;
    private final List<ConsumerRecord<String, String>> messages = new ArrayList<>();

    public SeenMessages(KafkaConsumer<String, String> consumer) {
        this.consumer = consumer;
    }

    public SeenMessages awaitAtLeast(int count) {
        await().pollInSameThread()
                .pollDelay(Duration.ZERO)
                .atMost(Duration.ofMinutes(3))
                .untilAsserted(() -> {
                    consumer.poll(Duration.ofMillis(100)).forEach(messages::add);
                    assertThat(messages).hasSizeGreaterThanOrEqualTo(count);
                });
        return this;
    }

    public SeenMessages awaitKey(String key) {
        await().pollInSameThread()
                .pollDelay(Duration.ZERO)
                .atMost(Duration.ofMinutes(3))
                .untilAsserted(() -> {
                    consumer.poll(Duration.ofMillis(100)).forEach(messages::add);
                    assertThat(keys()).contains(key);
                });
        return this;
    }

    public List<String> keys() {
        return messages.stream().map(ConsumerRecord::key).toList();
    }

    public List<String> valuesOf(String key) {
        return messages.stream()
                .filter(message -> key.equals(message.key()))
                .map(ConsumerRecord::value)
                .toList();
    }

    /** Returns the append time minus the due time of each message, in milliseconds. */
    public List<Long> lateness() {
        return messages.stream()
                .map(message -> message.timestamp() - dueAt(message))
                .toList();
    }

    private static long dueAt(ConsumerRecord<String, String> message) {
        return Long.parseLong(new String(message.headers().lastHeader("due-at").value(), StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
