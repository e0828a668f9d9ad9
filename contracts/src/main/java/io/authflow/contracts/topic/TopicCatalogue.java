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
 * Every topic of authflow with its partitions, retention and limits. The same catalogue makes the topics on a laptop, in
 * Compose and on a cluster; nothing else makes any.
 */
public final class TopicCatalogue {
    /** How long a service may be down without losing an event; retention of the flow topics. */
    public static final Duration OUTAGE_BUDGET = Duration.ofHours(6);
    /** Retention of the request topic where it may hold passwords in clear. */
    public static final Duration PLAIN_REQUEST_RETENTION = Duration.ofMinutes(15);
    /** Retention of terminal events and dead letters, which hold neither secrets nor user names. */
    public static final Duration OUTCOME_RETENTION = Duration.ofDays(7);
    /** Retention deletes closed segments only, so a segment closes after this time. */
    public static final Duration SEGMENT = Duration.ofMinutes(5);
    /**
     * How long the changelogs keep the deletion of a timer: twice as long as an instance goes on from its own copy, and not
     * longer, because whoever restores reads them all.
     */
    public static final Duration DELETIONS_KEPT = Duration.ofHours(1);
    /** The largest record batch in bytes: what clients fill a batch up to by default, 1 MiB with its header. */
    public static final int BATCH_BYTES_MAX = 1_048_588;
    /** The largest record in bytes, decompressed: a value of 64 KiB, with its key and headers. */
    public static final int RECORD_BYTES_MAX = 131_072;
    /**
     * What only newer brokers have, from Kafka 4.2.2 and 4.4.0 on: a topic is made without it where the broker does not know it, because the
     * consumers of authflow keep the same bound.
     */
    public static final Set<String> CONFIG_OF_NEWER_BROKERS = Set.of(TopicConfig.MAX_DECOMPRESSED_MESSAGE_BYTES_CONFIG);
    /** The application id of the scheduler in logout-service, from which Kafka Streams names its changelogs. */
    public static final String SCHEDULER_APPLICATION_ID = "authflow.logout-service.scheduler";
    /** The stores of the scheduler; each has a changelog topic. */
    public static final List<String> SCHEDULER_STORES =
            List.of("timers-by-due", "timers-by-id", "fired-timers", "timer-marks");

    /** Through it changes reach the partition of their session, whatever key and partitioner their client chose. */
    public static final String SCHEDULER_STRAYS = SCHEDULER_APPLICATION_ID + "-strays";

    /**
     * What a topic cannot ask of its broker: to make no topic by itself, of which nobody knows the partitions, the retention and
     * the readers.
     */
    public static final Map<String, String> BROKER_CONFIG = Map.of("auto.create.topics.enable", "false");

    /**
     * How long a request id is known as taken, as far as a service remembers so many: as long as its session may last, and its
     * events be delivered again.
     */
    public static final Duration JOURNAL_RETENTION = Duration.ofHours(30);

    private final List<Topic> topics;

    private TopicCatalogue(List<Topic> topics) {
        this.topics = List.copyOf(topics);
    }

    /** The catalogue for the given number of partitions per flow topic, with sealed passwords only or with plain intake on. */
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

    /** The name that Kafka Streams gives the changelog of a scheduler's store. */
    public static String changelog(String store) {
        return SCHEDULER_APPLICATION_ID + "-" + store + "-changelog";
    }

    /** The topic in which a service keeps the ids of the requests that it has taken. */
    public static String journal(String service) {
        return "authflow." + service + ".journal";
    }

    /** The topic in which the instances of check-service claim request ids: the first claim of an id says whose it is. */
    public static String requestIds() {
        return "authflow." + Step.CHECK.service() + ".request-ids";
    }

    /** The four services. */
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
