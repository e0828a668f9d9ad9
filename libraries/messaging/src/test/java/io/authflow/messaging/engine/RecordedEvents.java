package io.authflow.messaging.engine;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Keeps the events for operators as short texts. */
record RecordedEvents(List<String> events) implements EngineEvents {

    @Override
    public void waits(ConsumerRecord<?, ?> consumed, Waiting waiting) {
        events.add("waits " + waiting.requestId() + " " + waiting.code() + " " + waiting.attempts());
    }

    @Override
    public void published(ConsumerRecord<?, ?> consumed, boolean isAnswered) {
        if (!isAnswered) {
            events.add("no answer " + consumed.offset());
        }
    }

    @Override
    public void outage(TopicPartition partition, boolean isOn) {
        events.add("outage " + partition.partition() + " " + isOn);
    }

    @Override
    public void notPublished(ConsumerRecord<?, ?> consumed, List<String> topics, int attempts, Duration retryIn) {
        events.add("not published " + consumed.offset() + " " + topics + " " + attempts);
    }

    @Override
    public void topicMissing(String topic, boolean isMissing) {
        events.add("missing " + topic + " " + isMissing);
    }

    @Override
    public void full(TopicPartition partition, boolean isFull) {
        events.add("full " + partition.partition() + " " + isFull);
    }

    @Override
    public void beganAnew(ConsumerRecord<?, ?> consumed) {
        events.add("began anew at " + consumed.offset());
    }

    @Override
    public void notLoaded(TopicPartition partition, RuntimeException why) {
        events.add("not loaded " + partition.partition());
    }

    @Override
    public void unreadable(ConsumerRecord<?, ?> consumed, RuntimeException why) {
        events.add("unreadable " + consumed.offset());
    }
}
