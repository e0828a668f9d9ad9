package io.authflow.logout.schedule;

import io.authflow.contracts.KeyedHash;
import io.authflow.contracts.Step;
import io.authflow.contracts.event.EventRecord;
import io.authflow.contracts.event.EventType;
import io.authflow.contracts.example.GoldenExample;
import io.authflow.delayedmessages.DelayedMessages;
import io.authflow.delayedmessages.settings.DelayedMessagesSettings;
import io.authflow.messaging.record.EnvelopeFactory;
import io.authflow.messaging.telemetry.StepMetrics;
import io.authflow.messaging.telemetry.StepSpans;
import io.authflow.messaging.testing.BoundSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** Runs logout-service's scheduler on Kafka records in virtual time. */
final class VirtualSessions implements AutoCloseable {
    static final Instant START = Instant.parse("2026-11-22T12:00:00.440Z");

    private final TopologyTestDriver driver;
    private Instant now = START;

    VirtualSessions(Path directory, Duration clockSkew) {
        SchedulerProperties properties = BoundSettings.of(
                SchedulerProperties.class,
                Map.of(
                        "authflow.scheduler.state-directory", directory.toString(),
                        "authflow.scheduler.clock-skew", clockSkew.toString()));
        DelayedMessagesSettings settings = Scheduler.settings(properties, 25, "nowhere:9092");
        EnvelopeFactory output =
                new EnvelopeFactory(Step.SCHEDULE, new KeyedHash(new byte[32]), InstantSource.fixed(START));
        StepSpans spans = new StepSpans(OpenTelemetry.noop(), Step.SCHEDULE);
        StepMetrics metrics = new StepMetrics(new SimpleMeterRegistry(), Step.SCHEDULE);
        driver = new TopologyTestDriver(
                DelayedMessages.topology(
                        settings,
                        Scheduler.timers(output, spans, metrics, settings).ports()),
                engine(directory),
                START);
    }

    Instant now() {
        return now;
    }

    void advance(Duration by) {
        now = now.plus(by);
        driver.advanceWallClockTime(by);
    }

    void send(GoldenExample example) {
        send(example.topic(), example.key(), example.bytes(), example.headers());
    }

    void send(EventRecord sent) {
        send(sent.topic(), sent.key(), sent.value(), sent.headers());
    }

    void send(String topic, @Nullable String key, byte[] value, Map<String, String> texts) {
        RecordHeaders headers = new RecordHeaders();
        texts.forEach((name, text) -> headers.add(name, bytes(text)));
        driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(key == null ? null : bytes(key), value, headers, now));
    }

    List<TestRecord<byte[], byte[]>> read(EventType type) {
        return read(type.topic());
    }

    List<TestRecord<byte[], byte[]>> read(String topic) {
        return driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    @Override
    public void close() {
        driver.close();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Properties engine(Path directory) {
        Properties engine = new Properties();
        engine.put("application.id", "virtual-sessions");
        engine.put("bootstrap.servers", "nowhere:9092");
        engine.put("state.dir", directory.toString());
        engine.put("default.key.serde", Serdes.ByteArraySerde.class);
        engine.put("default.value.serde", Serdes.ByteArraySerde.class);
        return engine;
    }
}
