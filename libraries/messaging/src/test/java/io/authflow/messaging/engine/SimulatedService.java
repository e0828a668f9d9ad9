package io.authflow.messaging.engine;

import io.authflow.contracts.KeyedHash;
import io.authflow.contracts.Step;
import io.authflow.contracts.event.Event;
import io.authflow.contracts.topic.TopicCatalogue;
import io.authflow.messaging.record.EnvelopeFactory;
import io.authflow.messaging.record.RecordReader;
import io.authflow.messaging.step.EventStep;
import io.authflow.messaging.step.FailurePolicy;
import io.authflow.messaging.step.InboundEvent;
import io.authflow.messaging.telemetry.StepMetrics;
import io.authflow.messaging.telemetry.StepSpans;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** A service with its topic, its group and its instances, and the rules for its calls. */
final class SimulatedService<E extends Event> {
    private static final int INSTANCES_MAX = 3;
    private static final KeyedHash HASH = new KeyedHash(new byte[32]);
    private static final Map<Step, StepMetrics> METRICS = new EnumMap<>(Step.class);

    final SimulatedTopic topic;
    final SimulatedGroup group;

    private final SimulatedWorld world;
    private final Step step;
    private final RecordReader<E> reader;
    private final SimulatedStep<E> calls;
    private final FailurePolicy policy;
    private final EngineLimits limits;
    private final @Nullable SimulatedClaims claims;
    private final Consumer<ProducerRecord<byte[], byte[]>> output;
    private final List<SimulatedConsumer<E>> instances = new ArrayList<>();
    private final List<SimulatedCall> underWay = new ArrayList<>();
    /** All producers, also of killed instances, because their transactions time out. */
    private final List<SimulatedProducer> producers = new ArrayList<>();

    private int started;

    SimulatedService(
            SimulatedWorld world,
            Step step,
            SimulatedTopic topic,
            RecordReader<E> reader,
            SimulatedStep<E> calls,
            FailurePolicy policy,
            EngineLimits limits,
            @Nullable SimulatedClaims claims,
            Consumer<ProducerRecord<byte[], byte[]>> output) {
        this.world = world;
        this.step = step;
        this.topic = topic;
        this.group = new SimulatedGroup(world, topic);
        this.reader = reader;
        this.calls = calls;
        this.policy = policy;
        this.limits = limits;
        this.claims = claims;
        this.output = output;
        world.afterTime(() -> producers.forEach(SimulatedProducer::timeOut));
    }

    /** A service's step, together with the call that runs it. */
    interface SimulatedStep<E extends Event> {
        Event take(InboundEvent<E> inbound, SimulatedCall call);

        /** The key whose records are attempted one after the other. */
        String key(E event);

        default void givenUp(InboundEvent<E> inbound) {}
    }

    StepEngine<E> engine(SimulatedConsumer<E> instance, EnginePorts ports, EngineEvents events) {
        StepMetrics metrics = METRICS.computeIfAbsent(step, any -> new StepMetrics(new SimpleMeterRegistry(), step));
        EventStep<E> made = new EventStep<>() {
            @Override
            public Event take(InboundEvent<E> inbound) {
                return call(instance, inbound);
            }

            @Override
            public java.util.Optional<Event> afterGivingUp(
                    InboundEvent<E> inbound, io.authflow.contracts.FailureCode code) {
                calls.givenUp(inbound);
                return java.util.Optional.empty();
            }
        };
        return new StepEngine<>(
                reader,
                new StepCall<>(
                        made,
                        new EnvelopeFactory(step, HASH, world::now),
                        policy,
                        metrics,
                        new StepSpans(OpenTelemetry.noop(), step),
                        world::nanos,
                        claims == null ? null : claims.of(instance.process, partition -> mayCall(instance, partition))),
                ports,
                new EngineSettings(
                        policy,
                        limits,
                        VirtualBroker.JOURNAL,
                        TopicCatalogue.journalMemory(step),
                        world.dice.split(),
                        world::now),
                events);
    }

    private Event call(SimulatedConsumer<E> instance, InboundEvent<E> inbound) {
        String key = calls.key(inbound.event());
        TopicPartition partition = topic.partitions.get(Math.floorMod(key.hashCode(), topic.partitions.size()));
        SimulatedCall call = new SimulatedCall(instance.process, partition, key, () -> checkOwner(instance, partition));
        world.tell(() -> instance.process + " begins "
                + inbound.event().requestId().value() + " of " + key + " on " + partition + ", " + inbound.progress());
        check(instance, call);
        underWay.add(call);
        try {
            return calls.take(inbound, call);
        } finally {
            underWay.remove(call);
        }
    }

    private boolean mayCall(SimulatedConsumer<E> instance, TopicPartition partition) {
        return hasLease(instance, partition) && group.owner(partition) == instance;
    }

    private boolean hasLease(SimulatedConsumer<E> instance, TopicPartition partition) {
        Long provenAt = instance.producer.provenAt(partition);
        return provenAt != null && world.nanos() - provenAt < limits.lease().toNanos();
    }

    /** Judges an attempt that begins, and a request that goes out. */
    private void checkOwner(SimulatedConsumer<E> instance, TopicPartition partition) {
        world.require(hasLease(instance, partition), () -> instance.process + " calls without a lease of " + partition);
        SimulatedConsumer<?> owner = group.owner(partition);
        world.require(
                owner == null || owner == instance,
                () -> instance.process + " calls for " + partition + ", which " + owner + " owns");
    }

    private void check(SimulatedConsumer<E> instance, SimulatedCall call) {
        checkOwner(instance, call.partition);
        List<SimulatedCall> ours = underWay.stream()
                .filter(other -> other.process == call.process && !other.abandoned)
                .toList();
        world.require(ours.size() < limits.callsInFlight(), () -> instance.process + " makes too many calls at a time");
        world.require(
                ours.stream().noneMatch(other -> other.key.equals(call.key)),
                () -> instance.process + " makes two calls for the key " + call.key);
    }

    void checkHeld(int most, int pollMax) {
        world.require(most < limits.heldRecords() + pollMax, () -> topic.name + " holds " + most + " records");
    }

    void abandon(SimulatedConsumer<?> instance, List<TopicPartition> gone) {
        underWay.stream()
                .filter(call -> call.process == instance.process && gone.contains(call.partition))
                .forEach(call -> call.abandoned = true);
    }

    void published(ProducerRecord<byte[], byte[]> committed) {
        if (committed.topic().equals(VirtualBroker.JOURNAL)) {
            topic.appendToJournal(committed);
        } else {
            output.accept(committed);
        }
    }

    void start() {
        instances.removeIf(instance -> instance.process.isDead() || instance.isStopped());
        if (instances.size() < INSTANCES_MAX) {
            SimulatedConsumer<E> instance = new SimulatedConsumer<>(world, this, step.service() + "-" + ++started);
            instances.add(instance);
            producers.add(instance.producer);
        }
    }

    /** Lets an instance do one random action. */
    void act() {
        if (!instances.isEmpty()) {
            world.oneOf(instances).act();
        }
    }

    /** Lets one random fault happen to an instance, or to all. */
    void fail() {
        switch (world.dice.nextInt(9)) {
            case 0, 1 -> start();
            case 2 -> any(instance -> instance.process.kill());
            case 3 -> any(instance -> instance.process.freeze(world.dice.nextInt(1, 25)));
            case 4, 5 -> any(instance -> instance.process.cut(!instance.process.isCut()));
            case 6 ->
                any(instance -> {
                    if (instance.process.isRunning()) {
                        instance.stop();
                    }
                });
            case 7 -> group.rebalance();
            default -> {
                if (world.percent(20)) {
                    setBack();
                }
            }
        }
    }

    private void any(Consumer<SimulatedConsumer<E>> befalls) {
        if (!instances.isEmpty()) {
            befalls.accept(world.oneOf(instances));
        }
    }

    /** Sets the offsets back. Kafka allows this only for a group without members. */
    private void setBack() {
        instances.forEach(instance -> {
            instance.process.kill();
            group.leave(instance);
            instance.producer.rollBack();
        });
        TopicPartition partition = world.oneOf(topic.partitions);
        long offset = world.dice.nextLong(topic.committed(partition) + 1);
        world.tell(() -> partition + " is set back to " + offset);
        topic.committed.put(partition, new OffsetAndMetadata(offset, ""));
    }

    void heal() {
        instances.forEach(instance -> instance.process.heal());
        start();
    }

    /** Does everything that is possible at this time. */
    void settle() {
        if (instances.stream().allMatch(SimulatedConsumer::isStopping)) {
            start();
        }
        for (SimulatedConsumer<E> instance : List.copyOf(instances)) {
            if (instance.process.isRunning()) {
                instance.poll();
                instance.turn();
                while (instance.runTask()) {
                    instance.turn();
                }
                instance.turn();
            }
        }
    }

    @Override
    public String toString() {
        return topic.name + " " + topic.committed + " of "
                + topic.partitions.stream().map(topic::end).toList() + " at " + instances;
    }

    /** Returns whether every record has a committed result. */
    boolean isDone() {
        return topic.partitions.stream().allMatch(partition -> topic.committed(partition) == topic.end(partition));
    }
}
