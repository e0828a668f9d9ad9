package io.authflow.delayedmessages;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A durable scheduler of delayed messages: a record on an input topic schedules a timer, and once it is due, never
 * before, one message goes to the due topic. Timer, message and input offset move in one Kafka transaction, so a
 * read_committed consumer sees each timer's message exactly once, through crashes and rebalances.
 *
 * <p>Many instances may share an application id; each owns the timers of its partitions.
 */
public final class DelayedMessages implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DelayedMessages.class);
    private static final Set<KafkaStreams.State> FAILED =
            EnumSet.of(KafkaStreams.State.PENDING_ERROR, KafkaStreams.State.ERROR);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final DelayedMessagesSettings settings;
    private final SchedulerWatch watch;
    private final KafkaStreams streams;

    public DelayedMessages(DelayedMessagesSettings settings, MessagePorts ports) {
        this(settings, ports, new SchedulerListener() {});
    }

    public DelayedMessages(DelayedMessagesSettings settings, MessagePorts ports, SchedulerListener listener) {
        this(settings, ports, listener, UnaryOperator.identity());
    }

    /** @param inputs what is done to each consumer of the inputs before it is used, for example to bound its memory */
    public DelayedMessages(
            DelayedMessagesSettings settings,
            MessagePorts ports,
            SchedulerListener listener,
            UnaryOperator<Consumer<byte[], byte[]>> inputs) {
        this.settings = settings;
        this.watch = new SchedulerWatch(listener);
        this.streams = new KafkaStreams(
                SchedulerTopology.of(settings, ports, watch),
                StreamsProperties.of(settings),
                new StreamsClients(inputs));
        streams.setUncaughtExceptionHandler(new ThreadFailures(InstantSource.system(), listener::threadDied));
    }

    /** The scheduler as a topology, for tests with {@code TopologyTestDriver} in virtual time. */
    public static Topology topology(DelayedMessagesSettings settings, MessagePorts ports) {
        return SchedulerTopology.of(settings, ports, new SchedulerWatch(new SchedulerListener() {}));
    }

    /** The topics that hold the scheduler's state; created beforehand, with the inputs' partition count. */
    public static List<String> changelogTopics(String applicationId) {
        return TimerStores.changelogTopics(applicationId);
    }

    /** The topic through which inputs reach the partition of their timer; created beforehand, with the inputs' partition count. */
    public static String strayTopic(String applicationId) {
        return StrayTopic.name(applicationId);
    }

    /** The least that the topic of strays is to be configured with. */
    public static Map<String, String> strayTopicConfig() {
        return StrayTopic.CONFIG;
    }

    static List<String> internalTopics(String applicationId) {
        return Stream.concat(changelogTopics(applicationId).stream(), Stream.of(strayTopic(applicationId)))
                .toList();
    }

    /** The configuration that the changelog topics are to be created with. */
    public static Map<String, String> changelogTopicConfig() {
        return TimerStores.CHANGELOG_CONFIG;
    }

    /**
     * Checks the topics and starts; returns before the timers are restored, see {@link #isReady}.
     *
     * @throws UnfitTopicsException if a topic stays missing for the check's timeout, or the partition counts of inputs, strays and changelogs differ, or
     *     the broker does not say in time; nothing is started then, and it can be called again
     */
    public void start() {
        watch.partitions(new TopicCheck(settings).run());
        discardOutdatedState();
        streams.start();
    }

    private void discardOutdatedState() {
        if (new LocalState(settings, InstantSource.system()).isOutdated()) {
            log.atInfo()
                    .addKeyValue("maxAge", LocalState.MAX_AGE)
                    .log(
                            "The local copy of the timers is too old to go on from; they are restored from the changelogs");
            streams.cleanUp();
        }
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

    /**
     * Runs this, on one of its threads, once it has given up for good; see {@link #isHealthy}. To be called before the start.
     */
    public void whenGivenUp(Runnable action) {
        streams.setStateListener((now, before) -> {
            if (now == KafkaStreams.State.ERROR) {
                action.run();
            }
        });
    }

    /** False once it has given up for good; only a new process helps. */
    public boolean isHealthy() {
        return !FAILED.contains(state());
    }

    /** Timers that wait in this instance's partitions. */
    public long pendingCount() {
        return watch.gauges().sum(Gauges.Reading::pending);
    }

    /** When the first timer of this instance's partitions is due, at the earliest; in the past where it is overdue. */
    public Optional<Instant> nextDue() {
        return time(watch.gauges().earliest(Gauges.Reading::nextDue));
    }

    /**
     * Timers of this instance's partitions that wait to be released, see {@link Pacing#overdueAfter}. After a start it grows for some ticks,
     * while a large backlog is being counted.
     */
    public long overdueCount() {
        return watch.gauges().sum(Gauges.Reading::overdue);
    }

    /** When the oldest of the overdue timers was due, at the earliest. */
    public Optional<Instant> oldestOverdue() {
        return time(watch.gauges().earliest(Gauges.Reading::oldestOverdue));
    }

    /**
     * How long the overdue timers will take to leave at the release rate; longer where what fires on time takes from the same
     * rate, ten times at most.
     */
    public Duration drainTime() {
        return Duration.ofMillis(Math.round(watch.gauges().longest(Gauges.Reading::drainSeconds) * 1_000));
    }

    private static Optional<Instant> time(long millis) {
        return millis == Front.NONE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }
}
