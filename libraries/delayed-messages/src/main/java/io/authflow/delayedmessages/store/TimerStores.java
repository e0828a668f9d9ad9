package io.authflow.delayedmessages.store;

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

/** The names and builders of the state stores. Each store has a changelog topic that must exist before the start. */
public final class TimerStores {
    /** place in time + id -> due time + payload, of pending timers. */
    public static final String BY_DUE = "timers-by-due";

    /**
     * id -> {@link TimerEntry}, of pending and of remembered timers. Also hash of timer id and change id ->
     * {@link RememberedChange}.
     */
    public static final String BY_ID = "timers-by-id";

    /** time to forget + first key -> keys of {@link #BY_ID}, of timers that ended and of changes. */
    public static final String FIRED = "fired-timers";

    /** The {@link PartitionSummary}. */
    public static final String MARKS = "timer-marks";

    private static final List<String> NAMES = List.of(BY_DUE, BY_ID, FIRED, MARKS);
    /**
     * How long the changelogs keep deletions. A restore reads all of them, so the time is as short as a slow restore
     * allows.
     */
    public static final Duration DELETIONS_KEPT = Duration.ofHours(1);

    private static final String FIVE_MINUTES = "300000";
    public static final Map<String, String> CHANGELOG_CONFIG = Map.of(
            "cleanup.policy",
            "compact",
            "segment.ms",
            FIVE_MINUTES,
            "max.compaction.lag.ms",
            FIVE_MINUTES,
            "delete.retention.ms",
            String.valueOf(DELETIONS_KEPT.toMillis()));

    private TimerStores() {}

    public static List<StoreBuilder<KeyValueStore<Bytes, byte[]>>> builders(
            Function<String, KeyValueBytesStoreSupplier> kind) {
        return NAMES.stream().map(name -> builder(name, kind.apply(name))).toList();
    }

    /** The stores of one partition. */
    public record Opened(
            KeyValueStore<Bytes, byte[]> byDue,
            KeyValueStore<Bytes, byte[]> byId,
            KeyValueStore<Bytes, byte[]> fired,
            KeyValueStore<Bytes, byte[]> marks) {

        public static Opened by(Function<String, KeyValueStore<Bytes, byte[]>> opening) {
            return new Opened(opening.apply(BY_DUE), opening.apply(BY_ID), opening.apply(FIRED), opening.apply(MARKS));
        }
    }

    public static List<String> changelogTopics(String applicationId) {
        return NAMES.stream().map(name -> changelogTopic(applicationId, name)).toList();
    }

    /** Returns the name that Kafka Streams gives to a store's changelog. */
    public static String changelogTopic(String applicationId, String store) {
        return applicationId + "-" + store + "-changelog";
    }

    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> builder(String name, KeyValueBytesStoreSupplier store) {
        StoreBuilder<KeyValueStore<Bytes, byte[]>> builder = Stores.keyValueStoreBuilder(
                        store, Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingEnabled(CHANGELOG_CONFIG);
        // The marks change with every timer, but only their last value in a transaction matters. Entries of the other
        // stores rarely change twice.
        return name.equals(MARKS) ? builder.withCachingEnabled() : builder.withCachingDisabled();
    }
}
