package io.authflow.delayedmessages;

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

    /** id -> {@link TimerState}, of pending and remembered fired timers. */
    static final String BY_ID = "timers-by-id";

    /** time to forget + id -> nothing, of fired timers. */
    static final String FIRED = "fired-timers";

    private static final List<String> NAMES = List.of(BY_DUE, BY_ID, FIRED);
    private static final String FIVE_MINUTES = "300000";
    static final Map<String, String> CHANGELOG_CONFIG = Map.of(
            "cleanup.policy", "compact",
            "segment.ms", FIVE_MINUTES,
            "max.compaction.lag.ms", FIVE_MINUTES);

    private TimerStores() {}

    static List<StoreBuilder<KeyValueStore<Bytes, byte[]>>> builders(
            Function<String, KeyValueBytesStoreSupplier> kind) {
        return NAMES.stream().map(name -> builder(kind.apply(name))).toList();
    }

    static List<String> changelogTopics(String applicationId) {
        return NAMES.stream()
                .map(name -> applicationId + "-" + name + "-changelog")
                .toList();
    }

    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> builder(KeyValueBytesStoreSupplier store) {
        return Stores.keyValueStoreBuilder(store, Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingEnabled(CHANGELOG_CONFIG)
                .withCachingDisabled();
    }
}
