package io.authflow.delayedmessages;

import io.authflow.delayedmessages.engine.Gauges;
import io.authflow.delayedmessages.engine.SchedulerWatch;
import io.authflow.delayedmessages.engine.StrayTopic;
import io.authflow.delayedmessages.port.MessagePorts;
import io.authflow.delayedmessages.port.SchedulerListener;
import io.authflow.delayedmessages.settings.DelayedMessagesSettings;
import io.authflow.delayedmessages.start.BrokerClock;
import io.authflow.delayedmessages.start.SchedulerTopology;
import io.authflow.delayedmessages.start.StreamsClients;
import io.authflow.delayedmessages.start.StreamsProperties;
import io.authflow.delayedmessages.start.ThreadFailures;
import io.authflow.delayedmessages.start.TopicCheck;
import io.authflow.delayedmessages.store.LocalState;
import io.authflow.delayedmessages.store.LowerBound;
import io.authflow.delayedmessages.store.TimerStores;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A durable scheduler of delayed messages. A record on an input topic schedules a timer. When the timer is due, never
 * before, the scheduler sends one message to the due topic. Timer, message and input offset change in one Kafka
 * transaction. So a read_committed consumer sees each timer's message exactly once, also after crashes and rebalances.
 *
 * <p>Instances with the same application id share the partitions. Each instance owns the timers of its partitions.
 */
public final class DelayedMessages implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DelayedMessages.class);
    private static final Set<KafkaStreams.State> FAILED =
            EnumSet.of(KafkaStreams.State.PENDING_ERROR, KafkaStreams.State.ERROR);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final DelayedMessagesSettings settings;
    private final BrokerClock clock;
    private final SchedulerWatch watch;
    private final KafkaStreams streams;

    public DelayedMessages(DelayedMessagesSettings settings, MessagePorts ports) {
        this(settings, ports, new SchedulerListener() {});
    }

    public DelayedMessages(DelayedMessagesSettings settings, MessagePorts ports, SchedulerListener listener) {
        this(settings, ports, listener, UnaryOperator.identity());
    }

    /** @param inputs wraps or changes each consumer of the inputs before its use, for example to bound its memory */
    public DelayedMessages(
            DelayedMessagesSettings settings,
            MessagePorts ports,
            SchedulerListener listener,
            UnaryOperator<Consumer<byte[], byte[]>> inputs) {
        this.settings = settings;
        this.clock = new BrokerClock(settings);
        this.watch = new SchedulerWatch(listener, clock);
        this.streams = new KafkaStreams(
                SchedulerTopology.of(settings, ports, watch),
                StreamsProperties.of(settings),
                new StreamsClients(inputs));
        streams.setUncaughtExceptionHandler(new ThreadFailures(InstantSource.system(), listener::threadDied));
    }

    /** Returns the scheduler as a topology, for tests with {@code TopologyTestDriver} in virtual time. */
    public static Topology topology(DelayedMessagesSettings settings, MessagePorts ports) {
        return SchedulerTopology.of(
                settings, ports, new SchedulerWatch(new SchedulerListener() {}, wallMillis -> wallMillis));
    }

    /**
     * Returns the topics that hold the scheduler's state. They must exist before the start, with the inputs' partition
     * count.
     */
    public static List<String> changelogTopics(String applicationId) {
        return TimerStores.changelogTopics(applicationId);
    }

    /**
     * Returns the topic through which inputs reach the partition of their timer. It must exist before the start, with
     * the inputs' partition count.
     */
    public static String strayTopic(String applicationId) {
        return StrayTopic.name(applicationId);
    }

    /** Returns the configuration that the topic of strays must have. A longer retention is sound too. */
    public static Map<String, String> strayTopicConfig() {
        return StrayTopic.CONFIG;
    }

    /** Returns the configuration of the changelog topics. */
    public static Map<String, String> changelogTopicConfig() {
        return TimerStores.CHANGELOG_CONFIG;
    }

    /**
     * Checks the topics, asks a broker for its time, and starts the scheduler. Returns before the timers are restored, see {@link #isReady}.
     *
     * @throws io.authflow.delayedmessages.settings.UnfitTopicsException if a topic is still missing after the check's timeout, or if the broker does not
     *     answer in time, also not with its time. Also if the partition counts of inputs, strays and changelogs differ. Then nothing is
     *     started, and the caller may try again
     */
    public void start() {
        watch.partitions(new TopicCheck(settings).run());
        clock.start();
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

    /**
     * Stops after the current transaction and leaves the group, so that other instances take over at once.
     *
     * @return whether everything stopped within the timeout
     */
    public boolean close(Duration timeout) {
        clock.close();
        return streams.close(CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                .withTimeout(timeout));
    }

    /** Closes within 10 s. */
    @Override
    public void close() {
        close(CLOSE_TIMEOUT);
    }

    /** Returns the brokers' time, by which timers fire. To be called after the start. */
    public Instant now() {
        return Instant.ofEpochMilli(clock.millis(System.currentTimeMillis()));
    }

    public KafkaStreams.State state() {
        return streams.state();
    }

    /** Returns whether this instance owns its partitions and has restored their timers. */
    public boolean isReady() {
        return state() == KafkaStreams.State.RUNNING;
    }

    /**
     * Runs the action once the scheduler has given up for good, see {@link #isHealthy}. A thread of the scheduler runs
     * it. To be called before the start.
     */
    public void whenGivenUp(Runnable action) {
        streams.setStateListener((now, before) -> {
            if (now == KafkaStreams.State.ERROR) {
                action.run();
            }
        });
    }

    /** Returns false once the scheduler has given up for good. Then only a new process helps. */
    public boolean isHealthy() {
        return !FAILED.contains(state());
    }

    /** Returns the number of pending timers in this instance's partitions. */
    public long pendingCount() {
        return watch.gauges().sum(Gauges.Reading::pending);
    }

    /**
     * Returns a lower bound of the first due time in this instance's partitions; empty if no timer is pending. The time
     * is in the past if a timer is overdue.
     */
    public Optional<Instant> nextDue() {
        return time(watch.gauges().earliest(Gauges.Reading::nextDue));
    }

    /**
     * Returns the number of overdue timers in this instance's partitions, see {@link io.authflow.delayedmessages.settings.Pacing#overdueAfter}. After a
     * start, the number grows for some ticks while a large backlog is counted.
     */
    public long overdueCount() {
        return watch.gauges().sum(Gauges.Reading::overdue);
    }

    /** Returns a lower bound of the oldest overdue timer's due time; empty if no timer is overdue. */
    public Optional<Instant> oldestOverdue() {
        return time(watch.gauges().earliest(Gauges.Reading::oldestOverdue));
    }

    /**
     * Returns how long the overdue timers take to leave at the release rate. On-time timers that use the same rate can
     * make this up to ten times longer.
     */
    public Duration drainTime() {
        return Duration.ofMillis(Math.round(watch.gauges().longest(Gauges.Reading::drainSeconds) * 1_000));
    }

    private static Optional<Instant> time(long millis) {
        return millis == LowerBound.NONE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }
}
