package io.authflow.delayedmessages.engine;

import io.authflow.delayedmessages.port.SchedulerListener;
import io.authflow.delayedmessages.port.TestingPorts;
import io.authflow.delayedmessages.settings.DelayedMessagesSettings;
import io.authflow.delayedmessages.settings.DelayedTopics;
import io.authflow.delayedmessages.settings.Pacing;
import io.authflow.delayedmessages.start.SchedulerTopology;
import io.authflow.delayedmessages.start.StreamsProperties;
import io.authflow.delayedmessages.store.HeapStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.test.TestRecord;

/** A scheduler in virtual time: an engine without a broker, whose clock moves only when the test says so. */
public final class VirtualScheduler implements AutoCloseable {
    static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
    static final DelayedTopics TOPICS = new DelayedTopics(
            List.of("signed-up", "logged-in", "changes"), "logout-due", "changed", "dead-letter", List.of("failed"));

    private final DelayedMessagesSettings settings;
    private final Function<String, KeyValueBytesStoreSupplier> stores;
    private Duration wallAhead = Duration.ZERO;
    private final SchedulerWatch watch =
            new SchedulerWatch(new SchedulerListener() {}, wallMillis -> wallMillis - wallAhead.toMillis());
    private Instant now = START;
    private TopologyTestDriver driver;

    public VirtualScheduler(Path stateDirectory, UnaryOperator<Pacing> pacing) {
        this(stateDirectory, pacing, Stores::persistentKeyValueStore);
    }

    /** Uses stores in memory for long runs, because the driver flushes stores on disk after every step. */
    static VirtualScheduler inMemory(Path stateDirectory) {
        return inMemory(stateDirectory, UnaryOperator.identity());
    }

    static VirtualScheduler inMemory(Path stateDirectory, UnaryOperator<Pacing> pacing) {
        return new VirtualScheduler(stateDirectory, pacing, HeapStore::supplier);
    }

    static VirtualScheduler on(Path stateDirectory, Function<String, KeyValueBytesStoreSupplier> stores) {
        return new VirtualScheduler(stateDirectory, UnaryOperator.identity(), stores);
    }

    /**
     * Makes partition 0 of several. Records of other homes are forwarded, and come back as if partition 0 were their
     * home.
     */
    static VirtualScheduler ofPartitions(Path stateDirectory, int partitions) {
        VirtualScheduler scheduler = withDefaults(stateDirectory);
        scheduler.watch.partitions(partitions);
        return scheduler;
    }

    /** Returns the records that were forwarded to other partitions. */
    List<TestRecord<byte[], byte[]>> strays() {
        return driver.createOutputTopic(
                        StrayTopic.name("virtual"), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    /** Makes a scheduler whose stores the next owner can take over at any time. */
    static VirtualScheduler restartable(Path stateDirectory, int partitions) {
        VirtualScheduler scheduler =
                new VirtualScheduler(stateDirectory, UnaryOperator.identity(), new SurvivingStore.Disk()::supplier);
        scheduler.watch.partitions(partitions);
        scheduler.restart();
        return scheduler;
    }

    List<String> answers() {
        return output("changed").readValuesToList();
    }

    private VirtualScheduler(
            Path stateDirectory, UnaryOperator<Pacing> pacing, Function<String, KeyValueBytesStoreSupplier> stores) {
        this.settings = new DelayedMessagesSettings("virtual", "nowhere:9092", stateDirectory, TOPICS)
                .withPacing(pacing.apply(Pacing.defaults()));
        this.stores = stores;
        this.driver = start();
    }

    private TopologyTestDriver start() {
        return new TopologyTestDriver(
                SchedulerTopology.of(settings, TestingPorts.PORTS, watch, stores), properties(settings), now);
    }

    void restart() {
        driver.close();
        driver = start();
    }

    static VirtualScheduler withDefaults(Path stateDirectory) {
        return new VirtualScheduler(stateDirectory, UnaryOperator.identity());
    }

    private static Properties properties(DelayedMessagesSettings settings) {
        Properties properties = StreamsProperties.of(settings);
        properties.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
        return properties;
    }

    public Instant now() {
        return now;
    }

    /** Moves the wall clock of the machine, but not the clock of the brokers. */
    void wallJumps(Duration ahead) {
        wallAhead = wallAhead.plus(ahead);
        driver.advanceWallClockTime(ahead);
    }

    public void advance(Duration by) {
        now = now.plus(by);
        driver.advanceWallClockTime(by);
    }

    /** Schedules a timer with the current time as its timestamp. */
    public void schedule(String id, Duration delay) {
        send("logged-in", id, String.valueOf(delay.toMillis()), now);
    }

    public void send(String topic, String key, String value, Instant timestamp) {
        TestInputTopic<String, String> input =
                driver.createInputTopic(topic, new StringSerializer(), new StringSerializer());
        input.pipeInput(key, value, timestamp);
    }

    /** Sends a record with headers and the current time as its timestamp. */
    public void send(String topic, TestRecord<String, String> message) {
        driver.createInputTopic(topic, new StringSerializer(), new StringSerializer())
                .pipeInput(message);
    }

    /** Writes a store's value as an earlier version of the library did. */
    void overwrite(String store, byte[] key, byte[] value) {
        driver.<Bytes, byte[]>getKeyValueStore(store).put(Bytes.wrap(key), value);
    }

    void sendTombstone(String topic) {
        TestInputTopic<byte[], byte[]> input =
                driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer());
        input.pipeInput(new TestRecord<byte[], byte[]>(null, null, now));
    }

    public List<TestRecord<String, String>> due() {
        return output(TOPICS.due()).readRecordsToList();
    }

    public List<String> dueIds() {
        return due().stream().map(TestRecord::key).toList();
    }

    /** Sends a change with the current time as its timestamp. Returns the answer without waiting. */
    String change(String id, String change) {
        send("changes", id, change, now);
        return output("changed").readValue();
    }

    Gauges gauges() {
        return watch.gauges();
    }

    List<TestRecord<String, String>> failed() {
        return output("failed").readRecordsToList();
    }

    List<TestRecord<String, String>> deadLetters() {
        return output(TOPICS.deadLetter()).readRecordsToList();
    }

    private TestOutputTopic<String, String> output(String topic) {
        return driver.createOutputTopic(topic, new StringDeserializer(), new StringDeserializer());
    }

    public long storedEntries(String store) {
        long count = 0;
        try (var entries = driver.getKeyValueStore(store).all()) {
            for (; entries.hasNext(); entries.next()) {
                count++;
            }
        }
        return count;
    }

    @Override
    public void close() {
        driver.close();
    }
}
