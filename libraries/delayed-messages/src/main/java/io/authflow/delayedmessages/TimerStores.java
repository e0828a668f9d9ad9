package io.authflow.delayedmessages;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Names and builders of the state stores, each with a changelog topic that exists before the start. */
final class TimerStores {
    /** place in time + id -> due time + payload, of pending timers. */
    static final String BY_DUE = "timers-by-due";

    /**
     * id -> {@link TimerEntry}, of pending timers and of those that fired or were cancelled and are remembered; and the changes to
     * them, each a {@link RememberedChange}.
     */
    static final String BY_ID = "timers-by-id";

    /** time to forget + first key -> keys of {@link #BY_ID}, of timers that fired or were cancelled and of changes. */
    static final String FIRED = "fired-timers";

    /** {@link Marks}. */
    static final String MARKS = "timer-marks";

    private static final List<String> NAMES = List.of(BY_DUE, BY_ID, FIRED, MARKS);
    /** How long changelogs keep a deletion: whoever restores reads all of them that long, so no longer than a slow one needs. */
    static final Duration DELETIONS_KEPT = Duration.ofHours(1);

    private static final String FIVE_MINUTES = "300000";
    static final Map<String, String> CHANGELOG_CONFIG = Map.of(
            "cleanup.policy",
            "compact",
            "segment.ms",
            FIVE_MINUTES,
            "max.compaction.lag.ms",
            FIVE_MINUTES,
            "delete.retention.ms",
            String.valueOf(DELETIONS_KEPT.toMillis()));

    private TimerStores() {}

    static List<StoreBuilder<KeyValueStore<Bytes, byte[]>>> builders(
            Function<String, KeyValueBytesStoreSupplier> kind) {
        return NAMES.stream().map(name -> builder(name, kind.apply(name))).toList();
    }

    /** The stores of one partition. */
    record Opened(
            KeyValueStore<Bytes, byte[]> byDue,
            KeyValueStore<Bytes, byte[]> byId,
            KeyValueStore<Bytes, byte[]> fired,
            KeyValueStore<Bytes, byte[]> marks) {

        static Opened by(Function<String, KeyValueStore<Bytes, byte[]>> opening) {
            return new Opened(opening.apply(BY_DUE), opening.apply(BY_ID), opening.apply(FIRED), opening.apply(MARKS));
        }
    }

    static List<String> changelogTopics(String applicationId) {
        return NAMES.stream().map(name -> changelogTopic(applicationId, name)).toList();
    }

    /** The name that Kafka Streams gives a store's changelog. */
    static String changelogTopic(String applicationId, String store) {
        return applicationId + "-" + store + "-changelog";
    }

    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> builder(String name, KeyValueBytesStoreSupplier store) {
        StoreBuilder<KeyValueStore<Bytes, byte[]>> builder = Stores.keyValueStoreBuilder(
                        store, Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingEnabled(CHANGELOG_CONFIG);
        // The marks change with every timer and matter once per commit; the others are never written twice.
        return name.equals(MARKS) ? builder.withCachingEnabled() : builder.withCachingDisabled();
    }
}
