package io.authflow.messaging.engine;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The transactions of one transactional id. They commit, roll back, are refused, or end without an answer. */
final class SimulatedProducer {
    static final String TOO_LARGE = "-large";
    private static final long TIMEOUT_NANOS = 10_000_000_000L;

    private final SimulatedWorld world;
    private final SimulatedProcess process;
    private final SimulatedTopic topic;
    private final SimulatedGroup group;
    private final Consumer<ProducerRecord<byte[], byte[]>> output;

    private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    private final Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    private final Map<TopicPartition, Long> provenAt = new HashMap<>();
    private boolean refused;
    private boolean fatal;
    private boolean isOpen;
    private long begunAt;

    SimulatedProducer(
            SimulatedWorld world,
            SimulatedProcess process,
            SimulatedTopic topic,
            SimulatedGroup group,
            Consumer<ProducerRecord<byte[], byte[]>> output) {
        this.world = world;
        this.process = process;
        this.topic = topic;
        this.group = group;
        this.output = output;
    }

    @SuppressWarnings("unchecked")
    Producer<byte[], byte[]> toKafka() {
        return (Producer<byte[], byte[]>) Proxy.newProxyInstance(
                SimulatedProducer.class.getClassLoader(), new Class<?>[] {Producer.class}, this::invoke);
    }

    /** Returns the start time of the latest committed transaction with offsets of this partition. */
    @Nullable
    Long provenAt(TopicPartition partition) {
        return provenAt.get(partition);
    }

    @SuppressWarnings("unchecked")
    private @Nullable Object invoke(Object proxy, Method method, @Nullable Object[] arguments) {
        switch (method.getName()) {
            case "initTransactions" -> init();
            case "beginTransaction" -> begin();
            case "send" -> send((ProducerRecord<byte[], byte[]>) arguments[0], (Callback) arguments[1]);
            case "sendOffsetsToTransaction" ->
                addOffsets((Map<TopicPartition, OffsetAndMetadata>) arguments[0], (ConsumerGroupMetadata) arguments[1]);
            case "commitTransaction" -> commit();
            case "abortTransaction" -> abort();
            case "flush", "close" -> {}
            default -> throw new UnsupportedOperationException(method.getName());
        }
        return null;
    }

    private void init() {
        rollBack();
        fatal = false;
    }

    private void begin() {
        end();
        begunAt = world.nanos();
        refused = false;
        isOpen = true;
        world.meanwhile(process);
        throwIfKilled();
    }

    private void send(ProducerRecord<byte[], byte[]> published, Callback callback) {
        records.add(published);
        if (published.topic().equals(EngineRig.ANSWERS) && new String(published.key()).endsWith(TOO_LARGE)) {
            refused = true;
            callback.onCompletion(null, new RecordTooLargeException());
        }
    }

    private void addOffsets(Map<TopicPartition, OffsetAndMetadata> added, ConsumerGroupMetadata member) {
        throwIfUnheard();
        if (!group.accepts(member)) {
            world.tell(() -> process + "'s offsets are refused: generation " + member.generationId());
            throw new CommitFailedException("an old generation");
        }
        offsets.putAll(added);
        added.keySet().forEach(partition -> topic.open.put(partition, this));
    }

    private void commit() {
        world.meanwhile(process);
        throwIfKilled();
        throwIfUnheard();
        if (refused || world.percent(8)) {
            world.tell(() -> process + "'s commit fails");
            throw new TimeoutException("rolled back");
        }
        boolean isAnswerLost = world.percent(8);
        if (!isAnswerLost || world.dice.nextBoolean()) {
            commitNow();
        }
        world.meanwhile(process);
        throwIfKilled();
        if (isAnswerLost) {
            world.tell(() -> process + " does not hear the answer to its commit");
            fatal = true;
            throw new TimeoutException("no answer");
        }
    }

    private void commitNow() {
        world.tell(() -> process + " commits " + records.size() + " records, " + describe());
        offsets.forEach((partition, offset) -> {
            topic.committed.put(partition, offset);
            provenAt.put(partition, begunAt);
        });
        records.forEach(output);
        end();
    }

    private String describe() {
        StringBuilder text = new StringBuilder();
        offsets.forEach(
                (partition, offset) -> text.append(partition).append('@').append(offset.offset()));
        return text.toString();
    }

    private void abort() {
        if (fatal || process.isCut()) {
            throw new ProducerFencedException("cannot abort");
        }
        rollBack();
    }

    /** Rolls back as the broker does for a producer that is gone. */
    void timeOut() {
        if (isOpen && world.nanos() - begunAt > TIMEOUT_NANOS) {
            world.tell(() -> process + "'s transaction times out");
            rollBack();
            fatal = true;
        }
    }

    void rollBack() {
        end();
    }

    private void end() {
        offsets.keySet().forEach(partition -> topic.open.remove(partition, this));
        records.clear();
        offsets.clear();
        isOpen = false;
    }

    private void throwIfUnheard() {
        if (fatal || process.isCut()) {
            fatal = true;
            throw new ProducerFencedException("fenced, or cut off");
        }
    }

    private void throwIfKilled() {
        if (process.isDead()) {
            throw new SimulatedWorld.Killed();
        }
    }
}
