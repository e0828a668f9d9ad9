package io.authflow.messaging;

import io.authflow.contracts.event.Event;
import io.authflow.messaging.journal.PartitionJournal;
import io.authflow.messaging.journal.RequestJournal;
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

    private final RecordReader<E> reader;
    private final StepAttempts<E> step;
    private final AttemptMemory memory;
    private final RequestJournal journal;
    private final StepOutputs outputs;
    private final FanOut fanOut;
    private final FailurePolicy policy;

    StepListener(
            RecordReader<E> reader,
            StepAttempts<E> step,
            AttemptMemory memory,
            RequestJournal journal,
            StepOutputs outputs,
            FanOut fanOut,
            FailurePolicy policy) {
        this.reader = reader;
        this.step = step;
        this.memory = memory;
        this.journal = journal;
        this.outputs = outputs;
        this.fanOut = fanOut;
        this.policy = policy;
    }

    @Override
    public void accept(RecordBatch batch) {
        List<ConsumerRecord<byte[], byte[]>> records = batch.records();
        TopicPartition partition =
                new TopicPartition(records.get(0).topic(), records.get(0).partition());
        PartitionJournal taken = journal.before(partition, records.get(0).offset());
        Map<Long, Attempt> attempts = attempt(admit(records, memory.recall(partition, records), taken));
        memory.remember(partition, attempts);
        publish(batch, attempts, taken);
    }

    private Admission<E> admit(
            List<ConsumerRecord<byte[], byte[]>> records, Map<Long, Attempt> before, PartitionJournal taken) {
        Admission<E> admission = new Admission<>(reader, step, taken);
        records.forEach(consumed -> admission.admit(consumed, before.get(consumed.offset())));
        return admission;
    }

    private Map<Long, Attempt> attempt(Admission<E> admission) {
        Map<Long, Attempt> after = new ConcurrentHashMap<>(admission.settled());
        List<Runnable> tasks = new ArrayList<>();
        byKey(admission.arrivals()).values().forEach(sameKey -> tasks.add(() -> inOrder(sameKey, after)));
        fanOut.runAll(tasks);
        return after;
    }

    private void inOrder(List<Arrival<E>> sameKey, Map<Long, Attempt> after) {
        boolean behind = false;
        for (Arrival<E> arrival : sameKey) {
            Attempt attempt = behind ? new Attempt.Behind() : step.take(arrival);
            after.put(arrival.offset(), attempt);
            behind |= !(attempt instanceof Attempt.Settled);
        }
    }

    private void publish(RecordBatch batch, Map<Long, Attempt> attempts, PartitionJournal taken) {
        int index = 0;
        for (ConsumerRecord<byte[], byte[]> consumed : batch.records()) {
            if (!(attempts.get(consumed.offset()) instanceof Attempt.Settled settled)) {
                break;
            }
            outputs.publish(consumed, settled, taken);
            step.answered(consumed, settled);
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
    private static <E extends Event> Map<Object, List<Arrival<E>>> byKey(List<Arrival<E>> arrivals) {
        Map<Object, List<Arrival<E>>> byKey = new LinkedHashMap<>();
        for (Arrival<E> arrival : arrivals) {
            byte[] key = arrival.consumed().key();
            byKey.computeIfAbsent(key == null ? arrival.offset() : ByteBuffer.wrap(key), any -> new ArrayList<>())
                    .add(arrival);
        }
        return byKey;
    }
}
