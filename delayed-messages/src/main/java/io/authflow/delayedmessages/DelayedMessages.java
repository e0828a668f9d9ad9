package io.authflow.delayedmessages;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;

/**
 * A durable scheduler of delayed messages: a record on an input topic schedules a timer, and once it is due, never
 * before, one message goes to the due topic. Timer, message and input offset move in one Kafka transaction, so a
 * read_committed consumer sees each timer's message exactly once, through crashes and rebalances.
 *
 * <p>Many instances may share an application id; each owns the timers of its partitions.
 */
public final class DelayedMessages implements AutoCloseable {
    private static final Set<KafkaStreams.State> FAILED =
            EnumSet.of(KafkaStreams.State.PENDING_ERROR, KafkaStreams.State.ERROR);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final DelayedMessagesSettings settings;
    private final Gauges gauges = new Gauges();
    private final KafkaStreams streams;

    public DelayedMessages(DelayedMessagesSettings settings, MessagePorts ports) {
        this(settings, ports, failure -> {});
    }

    /**
     * @param failures told of each death of a stream thread, from that thread; for metrics. Its message may quote a
     *     value: do not log it.
     */
    public DelayedMessages(DelayedMessagesSettings settings, MessagePorts ports, Consumer<Throwable> failures) {
        this.settings = settings;
        this.streams = new KafkaStreams(SchedulerTopology.of(settings, ports, gauges), StreamsProperties.of(settings));
        streams.setUncaughtExceptionHandler(new ThreadFailures(InstantSource.system(), failures));
    }

    /** The scheduler as a topology, for tests with {@code TopologyTestDriver} in virtual time. */
    public static Topology topology(DelayedMessagesSettings settings, MessagePorts ports) {
        return SchedulerTopology.of(settings, ports, new Gauges());
    }

    /** The topics that hold the scheduler's state; created beforehand, with the inputs' partition count. */
    public static List<String> changelogTopics(String applicationId) {
        return TimerStores.changelogTopics(applicationId);
    }

    /** The configuration that the changelog topics are to be created with. */
    public static Map<String, String> changelogTopicConfig() {
        return TimerStores.CHANGELOG_CONFIG;
    }

    /**
     * Checks the topics and starts; returns before the timers are restored, see {@link #isReady}.
     *
     * @throws UnfitTopicsException if a topic stays missing for the check's timeout, or the inputs' and changelogs' partition counts differ, or
     *     the broker does not say in time; nothing is started then, and it can be called again
     */
    public void start() {
        new TopicCheck(settings).run();
        streams.start();
    }

    /** Stops after the running transaction and leaves the group, so that others take over at once. */
    public boolean close(Duration timeout) {
        return streams.close(CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                .withTimeout(timeout));
    }

    /** Closes within 10 s. */
    @Override
    public void close() {
        close(CLOSE_TIMEOUT);
    }

    public KafkaStreams.State state() {
        return streams.state();
    }

    /** True while it owns its partitions with their timers restored. */
    public boolean isReady() {
        return state() == KafkaStreams.State.RUNNING;
    }

    /** False once it has given up for good; only a new process helps. */
    public boolean isHealthy() {
        return !FAILED.contains(state());
    }

    /** Timers that wait in this instance's partitions. */
    public long pendingCount() {
        return gauges.pending();
    }

    /** When the first timer of this instance's partitions is due, at the earliest; in the past where it is overdue. */
    public Optional<Instant> nextDue() {
        long next = gauges.nextDue();
        return next == TimeOrder.NONE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(next));
    }
}
