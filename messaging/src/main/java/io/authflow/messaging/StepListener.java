package io.authflow.messaging;

import io.authflow.contracts.event.Event;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a batch through a step: its records beside each other, those of one key in order. When all are done it publishes, on the
 * listener's thread and so in the listener's transaction, what follows from the records up to the first that must wait; that one
 * and all behind it stay in Kafka, with the partition paused for the back-off.
 */
public final class StepListener<E extends Event> implements Consumer<RecordBatch> {
    private static final Logger LOG = LoggerFactory.getLogger(StepListener.class);

    private final StepAttempts<E> step;
    private final AttemptMemory memory;
    private final EventPublisher publisher;
    private final FanOut fanOut;
    private final FailurePolicy policy;

    StepListener(
            StepAttempts<E> step, AttemptMemory memory, EventPublisher publisher, FanOut fanOut, FailurePolicy policy) {
        this.step = step;
        this.memory = memory;
        this.publisher = publisher;
        this.fanOut = fanOut;
        this.policy = policy;
    }

    @Override
    public void accept(RecordBatch batch) {
        List<ConsumerRecord<byte[], byte[]>> records = batch.records();
        TopicPartition partition =
                new TopicPartition(records.get(0).topic(), records.get(0).partition());
        Map<Long, Attempt> attempts = attempt(records, memory.recall(partition, records));
        memory.remember(partition, attempts);
        publish(batch, attempts);
    }

    private Map<Long, Attempt> attempt(List<ConsumerRecord<byte[], byte[]>> records, Map<Long, Attempt> before) {
        Map<Long, Attempt> after = new ConcurrentHashMap<>();
        List<Runnable> tasks = new ArrayList<>();
        byKey(records).values().forEach(sameKey -> tasks.add(() -> inOrder(sameKey, before, after)));
        fanOut.runAll(tasks);
        return after;
    }

    private void inOrder(
            List<ConsumerRecord<byte[], byte[]>> sameKey, Map<Long, Attempt> before, Map<Long, Attempt> after) {
        boolean behind = false;
        for (ConsumerRecord<byte[], byte[]> consumed : sameKey) {
            Attempt attempt = behind ? new Attempt.Behind() : step.attempt(consumed, before.get(consumed.offset()));
            after.put(consumed.offset(), attempt);
            behind |= !(attempt instanceof Attempt.Settled);
        }
    }

    private void publish(RecordBatch batch, Map<Long, Attempt> attempts) {
        int index = 0;
        for (ConsumerRecord<byte[], byte[]> consumed : batch.records()) {
            if (!(attempts.get(consumed.offset()) instanceof Attempt.Settled settled)) {
                break;
            }
            settled.publish().forEach(publisher::publish);
            index++;
        }
        if (index < batch.records().size()) {
            leaveInKafka(batch, index, attempts);
        }
    }

    private void leaveInKafka(RecordBatch batch, int index, Map<Long, Attempt> attempts) {
        ConsumerRecord<byte[], byte[]> first = batch.records().get(index);
        if (attempts.get(first.offset()) instanceof Attempt.Waiting waiting) {
            LOG.atWarn()
                    .addKeyValue("topic", first.topic())
                    .addKeyValue("partition", first.partition())
                    .addKeyValue("offset", first.offset())
                    .addKeyValue("code", waiting.code())
                    .addKeyValue("attempts", waiting.attempts())
                    .log("A record waits in Kafka, and its partition with it, until its step succeeds or gives up");
            batch.acknowledgment().nack(index, policy.delay(waiting.attempts(), RandomGenerator.getDefault()));
        }
    }

    /** Records without a key have no order to keep. */
    private static Map<Object, List<ConsumerRecord<byte[], byte[]>>> byKey(
            List<ConsumerRecord<byte[], byte[]>> records) {
        Map<Object, List<ConsumerRecord<byte[], byte[]>>> byKey = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> consumed : records) {
            Object key = consumed.key() == null ? consumed.offset() : ByteBuffer.wrap(consumed.key());
            byKey.computeIfAbsent(key, any -> new ArrayList<>()).add(consumed);
        }
        return byKey;
    }
}
