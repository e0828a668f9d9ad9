package io.authflow.delayedmessages.start;

import io.authflow.delayedmessages.engine.HomePartition;
import io.authflow.delayedmessages.engine.InputTimestamps;
import io.authflow.delayedmessages.engine.SchedulerProcessor;
import io.authflow.delayedmessages.engine.SchedulerWatch;
import io.authflow.delayedmessages.engine.StrayTopic;
import io.authflow.delayedmessages.port.MessagePorts;
import io.authflow.delayedmessages.settings.DelayedMessagesSettings;
import io.authflow.delayedmessages.settings.DelayedTopics;
import io.authflow.delayedmessages.store.HeapStore;
import io.authflow.delayedmessages.store.TimerStores;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.Stores;

/**
 * Builds the topology: one source of all inputs and the topic of strays, one processor, and a sink for each output
 * topic.
 */
public final class SchedulerTopology {
    private static final String INPUTS = "inputs";
    private static final String SCHEDULER = "scheduler";

    private SchedulerTopology() {}

    public static Topology of(DelayedMessagesSettings settings, MessagePorts ports, SchedulerWatch watch) {
        return of(
                settings,
                ports,
                watch,
                settings.engine().inMemory() ? HeapStore::supplier : Stores::persistentKeyValueStore);
    }

    public static Topology of(
            DelayedMessagesSettings settings,
            MessagePorts ports,
            SchedulerWatch watch,
            Function<String, KeyValueBytesStoreSupplier> stores) {
        Topology topology = new Topology();
        String strays = StrayTopic.name(settings.applicationId());
        addSource(topology, settings.topics(), strays);
        topology.addProcessor(SCHEDULER, () -> new SchedulerProcessor(settings.pacing(), ports, watch, strays), INPUTS);
        TimerStores.builders(stores).forEach(store -> topology.addStateStore(store, SCHEDULER));
        addSink(topology, SchedulerProcessor.DUE_SINK, settings.topics().due());
        String changed = settings.topics().changed();
        if (changed != null) {
            addSink(topology, SchedulerProcessor.CHANGED_SINK, changed);
        }
        topology.addSink(
                SchedulerProcessor.STRAYS_SINK,
                strays,
                new ByteArraySerializer(),
                new ByteArraySerializer(),
                (topic, id, value, partitions) -> Optional.of(Set.of(HomePartition.of(id, partitions))),
                SCHEDULER);
        settings.topics().rejected().forEach(topic -> addSink(topology, SchedulerProcessor.rejectedSink(topic), topic));
        return topology;
    }

    /** Returns the topics that only the scheduler writes: changelogs, and the topic of strays. */
    public static List<String> internalTopics(String applicationId) {
        return Stream.concat(
                        TimerStores.changelogTopics(applicationId).stream(), Stream.of(StrayTopic.name(applicationId)))
                .toList();
    }

    private static void addSource(Topology topology, DelayedTopics topics, String strays) {
        topology.addSource(
                AutoOffsetReset.earliest(),
                INPUTS,
                new InputTimestamps(),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                Stream.concat(topics.inputs().stream(), Stream.of(strays)).toArray(String[]::new));
    }

    private static void addSink(Topology topology, String name, String topic) {
        topology.addSink(name, topic, new ByteArraySerializer(), new ByteArraySerializer(), SCHEDULER);
    }
}
