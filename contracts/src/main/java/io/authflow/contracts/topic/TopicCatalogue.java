package io.authflow.contracts.topic;

import io.authflow.contracts.Step;
import io.authflow.contracts.event.DeadLetter;
import io.authflow.contracts.event.EventType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.config.TopicConfig;

/**
 * The catalogue of all topics of authflow with their partitions, retention and limits. All topics are made from this
 * catalogue: on a laptop, in Compose and on a cluster.
 */
public final class TopicCatalogue {
    /**
     * How long a service may be down without losing an event, 6 h. Topics of the flow keep their events for this time.
     */
    public static final Duration OUTAGE_BUDGET = Duration.ofHours(6);
    /** Retention of the topic of requests if plain intake is on, because it may then hold passwords in clear. */
    public static final Duration PLAIN_REQUEST_RETENTION = Duration.ofMinutes(15);
    /** Retention of terminal events and dead letters, which hold neither secrets nor user names. */
    public static final Duration OUTCOME_RETENTION = Duration.ofDays(7);
    /** The time after which a segment closes, because retention deletes closed segments only. */
    public static final Duration SEGMENT = Duration.ofMinutes(5);
    /**
     * How long the changelogs keep the deletion of a timer. The scheduler discards a local copy that is older than half
     * of this time, so no copy misses a deletion. A longer time makes restores slower, because a restore reads all
     * deletions.
     */
    public static final Duration DELETIONS_KEPT = Duration.ofHours(1);
    /** The largest record batch, in bytes: 1 MiB and a header. The default batches of Kafka clients fit. */
    public static final int BATCH_BYTES_MAX = 1_048_588;
    /** The largest record before compression, in bytes: a value of 64 KiB, and its key and headers. */
    public static final int RECORD_BYTES_MAX = 131_072;
    /**
     * The configuration that older brokers do not know: it exists from Kafka 4.2.2 and 4.4.0 on. On an older broker, a
     * topic is made without it. The consumers of authflow enforce the same bound themselves.
     */
    public static final Set<String> CONFIG_OF_NEWER_BROKERS = Set.of(TopicConfig.MAX_DECOMPRESSED_MESSAGE_BYTES_CONFIG);
    /**
     * The application id of the scheduler in logout-service. Kafka Streams derives the names of the changelogs from it.
     */
    public static final String SCHEDULER_APPLICATION_ID = "authflow.logout-service.scheduler";
    /** The stores of the scheduler. Each store has a changelog topic. */
    public static final List<String> SCHEDULER_STORES =
            List.of("timers-by-due", "timers-by-id", "fired-timers", "timer-marks");

    /**
     * The topic through which the scheduler forwards a record to the partition of its session. Clients may choose any
     * key and partitioner for a session change.
     */
    public static final String SCHEDULER_STRAYS = SCHEDULER_APPLICATION_ID + "-strays";

    /**
     * Broker settings that authflow expects. Brokers must not create topics automatically. Such a topic would have the
     * wrong number of partitions, retention and rights.
     */
    public static final Map<String, String> BROKER_CONFIG = Map.of("auto.create.topics.enable", "false");

    /**
     * How long a service remembers a request id, unless it has taken too many newer ids. The 30 h are the longest
     * session, 24 h, and the outage budget, 6 h.
     */
    public static final Duration JOURNAL_RETENTION = Duration.ofHours(30);

    /**
     * Returns how long the journal of a step knows a request id. The time is measured between the append times of the
     * record that the step took and of a later record with the id.
     *
     * <p>No journal may know an id that check-service has forgotten, or an accepted request would have no end.
     * check-service knows an id for 30 h. The events for sign-up and login may come 6 h later, so their journals know
     * it for 24 h. A logout comes up to 24 h after that, so its journal knows it for 6 h. All these times are as long as
     * a record can come again, because the topics keep the records for 6 h.
     */
    public static Duration journalMemory(Step step) {
        return switch (step) {
            case CHECK -> JOURNAL_RETENTION;
            case SIGNUP, LOGIN -> JOURNAL_RETENTION.minus(OUTAGE_BUDGET);
            case SCHEDULE, LOGOUT -> OUTAGE_BUDGET;
        };
    }

    private final List<Topic> topics;

    private TopicCatalogue(List<Topic> topics) {
        this.topics = List.copyOf(topics);
    }

    /**
     * Makes the catalogue.
     *
     * @param partitions number of partitions of each topic, 1 or more; topics of dead letters have one partition
     * @param plainIntake whether requests may hold passwords in clear, and are therefore kept for 15 minutes only
     */
    public static TopicCatalogue of(int partitions, boolean plainIntake) {
        List<Topic> topics = new ArrayList<>();
        for (EventType type : EventType.values()) {
            topics.add(new Topic(type.topic(), partitions, delete(retention(type, plainIntake))));
        }
        services().forEach(service -> topics.add(new Topic(DeadLetter.topicOf(service), 1, delete(OUTCOME_RETENTION))));
        services().forEach(service -> topics.add(new Topic(journal(service), partitions, journal())));
        topics.add(new Topic(requestIds(), partitions, delete(JOURNAL_RETENTION)));
        topics.add(new Topic(SCHEDULER_STRAYS, partitions, delete(OUTAGE_BUDGET)));
        SCHEDULER_STORES.forEach(store -> topics.add(new Topic(changelog(store), partitions, compact())));
        return new TopicCatalogue(topics);
    }

    public List<Topic> topics() {
        return topics;
    }

    public Optional<Topic> find(String name) {
        return topics.stream().filter(topic -> topic.name().equals(name)).findFirst();
    }

    /** Returns the name that Kafka Streams gives to the changelog of a store of the scheduler. */
    public static String changelog(String store) {
        return SCHEDULER_APPLICATION_ID + "-" + store + "-changelog";
    }

    /** Returns the journal topic of a service, in which the service keeps the request ids that it has taken. */
    public static String journal(String service) {
        return "authflow." + service + ".journal";
    }

    /**
     * Returns the topic in which the instances of check-service claim request ids. The first claim of an id decides
     * which record owns the id.
     */
    public static String requestIds() {
        return "authflow." + Step.CHECK.service() + ".request-ids";
    }

    /** Returns the names of the four services. */
    public static List<String> services() {
        return Arrays.stream(Step.values()).map(Step::service).distinct().toList();
    }

    private static Duration retention(EventType type, boolean plainIntake) {
        if (type.isTerminal()) {
            return OUTCOME_RETENTION;
        }
        return type == EventType.REQUESTED && plainIntake ? PLAIN_REQUEST_RETENTION : OUTAGE_BUDGET;
    }

    private static Map<String, String> delete(Duration retention) {
        return config(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                millis(retention),
                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                "LogAppendTime");
    }

    private static Map<String, String> compact() {
        return config(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_COMPACT,
                TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
                millis(SEGMENT),
                TopicConfig.DELETE_RETENTION_MS_CONFIG,
                millis(DELETIONS_KEPT),
                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                "CreateTime");
    }

    private static Map<String, String> journal() {
        return config(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_COMPACT + "," + TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                millis(JOURNAL_RETENTION),
                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                "LogAppendTime");
    }

    private static Map<String, String> config(String... pairs) {
        Map<String, String> config = new HashMap<>();
        config.put(TopicConfig.SEGMENT_MS_CONFIG, millis(SEGMENT));
        config.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(BATCH_BYTES_MAX));
        config.put(TopicConfig.MAX_DECOMPRESSED_MESSAGE_BYTES_CONFIG, Integer.toString(RECORD_BYTES_MAX));
        for (int i = 0; i < pairs.length; i += 2) {
            config.put(pairs[i], pairs[i + 1]);
        }
        return config;
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
