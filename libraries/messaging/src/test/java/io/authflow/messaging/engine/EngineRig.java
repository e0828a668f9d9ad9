package io.authflow.messaging.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.authflow.contracts.KeyedHash;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.Sealed;
import io.authflow.contracts.Step;
import io.authflow.contracts.UserRef;
import io.authflow.contracts.event.Envelope;
import io.authflow.contracts.event.EventRecord;
import io.authflow.contracts.event.Password;
import io.authflow.contracts.event.UserFound;
import io.authflow.contracts.topic.TopicCatalogue;
import io.authflow.messaging.claim.RequestClaims;
import io.authflow.messaging.offset.ConsumerMembership;
import io.authflow.messaging.record.EnvelopeFactory;
import io.authflow.messaging.record.EventReader;
import io.authflow.messaging.record.RecordReader;
import io.authflow.messaging.step.FailurePolicy;
import io.authflow.messaging.telemetry.StepMetrics;
import io.authflow.messaging.telemetry.StepSpans;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * An engine without threads. The test itself acts as the engine's thread, the consumer, the threads of calls and the
 * clock.
 */
final class EngineRig {
    static final String TOPIC = "auth.user-found.v1";
    static final TopicPartition ONE = new TopicPartition(TOPIC, 0);
    static final TopicPartition OTHER = new TopicPartition(TOPIC, 1);
    static final String ANSWERS = "auth.logged-in.v1";

    private static final UserRef USER = new UserRef("u".repeat(43));

    final VirtualPool pool = new VirtualPool();
    final VirtualBroker broker;
    final List<String> events = new ArrayList<>();
    final List<Throwable> broken = new ArrayList<>();
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final StepEngine<UserFound> engine;
    final ConsumerMembership member = () -> new ConsumerGroupMetadata("group");

    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final long origin;
    private long nanos;

    EngineRig() {
        this(new VirtualBroker(), policy(), limits());
    }

    EngineRig(VirtualBroker broker, FailurePolicy policy, EngineLimits limits) {
        this(broker, policy, limits, new EventReader<>(UserFound.class), null, 0);
    }

    /** @param origin the first reading of the monotonic clock, in nanoseconds */
    EngineRig(long origin) {
        this(new VirtualBroker(), policy(), limits(), new EventReader<>(UserFound.class), null, origin);
    }

    EngineRig(RecordReader<UserFound> reader, RequestClaims claims) {
        this(new VirtualBroker(), policy(), limits(), reader, claims, 0);
    }

    private EngineRig(
            VirtualBroker broker,
            FailurePolicy policy,
            EngineLimits limits,
            RecordReader<UserFound> reader,
            @Nullable RequestClaims claims,
            long origin) {
        this.broker = broker;
        this.origin = origin;
        StepMetrics metrics = new StepMetrics(registry, Step.LOGIN);
        EnvelopeFactory output =
                new EnvelopeFactory(Step.LOGIN, new KeyedHash(new byte[32]), () -> Instant.EPOCH.plusNanos(nanos));
        StepSpans spans = new StepSpans(OpenTelemetry.noop(), Step.LOGIN);
        this.engine = new StepEngine<>(
                reader,
                new StepCall<>(pool, output, policy, metrics, spans, () -> origin + nanos, claims),
                new EnginePorts(broker, broker, tasks::add, () -> origin + nanos, broken::add),
                new EngineSettings(
                        policy,
                        limits,
                        VirtualBroker.JOURNAL,
                        TopicCatalogue.journalMemory(claims == null ? Step.LOGIN : Step.CHECK),
                        new Random(7),
                        () -> Instant.EPOCH.plusNanos(nanos)),
                new RecordedEvents(events));
    }

    static FailurePolicy policy() {
        return new FailurePolicy(
                Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ofSeconds(1), Duration.ofSeconds(30));
    }

    static EngineLimits limits() {
        return new EngineLimits(64, 1_024, 200, 1 << 24, Duration.ofSeconds(8), Duration.ofHours(3), Duration.ZERO);
    }

    /** Assigns partitions, and lets the engine read and claim them. */
    EngineRig assigned(TopicPartition... partitions) {
        engine.assign(member, List.of(partitions));
        settle();
        return this;
    }

    /** Revokes a partition. Waits for its results like a consumer's thread, while the engine's thread runs. */
    void release(TopicPartition partition) {
        Thread consumer = new Thread(() -> engine.revoke(member, List.of(partition), Duration.ofSeconds(20)));
        consumer.start();
        while (consumer.isAlive()) {
            settle();
        }
    }

    /** Appends a record and returns it without delivering it. */
    ConsumerRecord<byte[], byte[]> append(TopicPartition partition, String key, String id) {
        return append(partition, key, id, "user-" + id);
    }

    ConsumerRecord<byte[], byte[]> append(TopicPartition partition, String key, String id, String username) {
        EventRecord made = EventRecord.of(
                new UserFound(
                        new RequestId(id),
                        username,
                        new Password.SealedCopies(null, new Sealed("aGVhZGVy..aXY.dGV4dA.dGFn")),
                        120),
                new Envelope("cause-of-" + id, "/test", TOPIC, Instant.EPOCH, USER, new RequestId(id), null, null));
        RecordHeaders headers = new RecordHeaders();
        made.headers().forEach((name, value) -> headers.add(name, value.getBytes(UTF_8)));
        return append(partition, key, made.value(), headers);
    }

    ConsumerRecord<byte[], byte[]> append(TopicPartition partition, String key, byte[] value, RecordHeaders headers) {
        TreeMap<Long, ConsumerRecord<byte[], byte[]>> log =
                broker.input.computeIfAbsent(partition, any -> new TreeMap<>());
        long offset = log.isEmpty() ? 0 : log.lastKey() + 1;
        ConsumerRecord<byte[], byte[]> appended = new ConsumerRecord<>(
                partition.topic(),
                partition.partition(),
                offset,
                Duration.ofNanos(nanos).toMillis(),
                TimestampType.LOG_APPEND_TIME,
                key.length(),
                value.length,
                key.getBytes(UTF_8),
                value,
                headers,
                Optional.empty());
        log.put(offset, appended);
        return appended;
    }

    void deliver(Collection<ConsumerRecord<byte[], byte[]>> records) {
        engine.deliver(member, List.copyOf(records));
    }

    /** Appends and delivers a record of each id, with the id as its key. */
    void take(TopicPartition partition, String... ids) {
        for (String id : ids) {
            deliver(List.of(append(partition, id, id)));
        }
    }

    /** Runs calls and publications until nothing is left to do at this time. */
    void settle() {
        int published;
        do {
            published = broker.publications;
            runTasks();
            turn();
        } while (!tasks.isEmpty() || broker.publications > published);
    }

    void runTasks() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    /** Runs one call. */
    void runTask() {
        tasks.remove().run();
    }

    /** Runs the call that began last, while the others hang. */
    void runNewestTask() {
        tasks.removeLast().run();
    }

    int pendingTasks() {
        return tasks.size();
    }

    void turn() {
        try {
            engine.turn(false);
        } catch (InterruptedException e) {
            throw new IllegalStateException("no test interrupts", e);
        }
    }

    /** Lets time pass in small steps, and does what is to be done at each. */
    void pass(Duration time) {
        long end = nanos + time.toNanos();
        while (nanos < end) {
            nanos = Math.min(end, nanos + Duration.ofMillis(50).toNanos());
            settle();
        }
    }

    /** Lets time pass in which the process is frozen. */
    void freeze(Duration time) {
        nanos += time.toNanos();
    }

    long committed(TopicPartition partition) {
        return broker.committed.get(partition).offset();
    }
}
