package io.authflow.logout.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.contracts.KeyedHash;
import io.authflow.contracts.Step;
import io.authflow.contracts.event.EventJson;
import io.authflow.contracts.event.EventType;
import io.authflow.contracts.event.LogoutDue;
import io.authflow.contracts.example.GoldenExample;
import io.authflow.delayedmessages.DelayedMessages;
import io.authflow.delayedmessages.DelayedMessagesSettings;
import io.authflow.messaging.StepOutput;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The wait of two minutes, with this service's own scheduler on events as they stand on the wire, in virtual time. */
class TwoMinutesTest {
    private static final Instant OPENED_AT = Instant.parse("2026-11-22T12:00:00.440Z");
    private static final Duration ALMOST = Duration.ofMillis(119_900);
    private static final Duration REST = Duration.ofMillis(100);
    private static final Duration SKEW = Duration.ofMillis(100);

    @TempDir
    private Path directory;

    private @Nullable TopologyTestDriver driver;

    static Stream<GoldenExample> openings() {
        return Stream.of(
                GoldenExample.of("auth.signed-up.v1", "default-session"),
                GoldenExample.of("auth.logged-in.v1", "minimal"));
    }

    @AfterEach
    void close() {
        if (driver != null) {
            driver.close();
        }
    }

    @ParameterizedTest
    @MethodSource("openings")
    void waitsWhileTheTwoMinutesLast(GoldenExample opening) {
        TestOutputTopic<byte[], byte[]> due = opened(opening, Duration.ZERO);

        driver.advanceWallClockTime(ALMOST);

        assertThat(due.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("openings")
    void callsTheLogoutWhenTheyAreOver(GoldenExample opening) {
        TestOutputTopic<byte[], byte[]> due = opened(opening, Duration.ZERO);

        driver.advanceWallClockTime(ALMOST);
        driver.advanceWallClockTime(REST);

        TestRecord<byte[], byte[]> logoutDue = due.readRecord();
        LogoutDue event = EventJson.read(logoutDue.value(), LogoutDue.class);
        assertThat(event.openedAt()).isEqualTo(OPENED_AT);
        assertThat(event.dueAt()).isEqualTo(OPENED_AT.plusSeconds(120));
        assertThat(logoutDue.key()).isEqualTo(bytes(opening.key()));
        assertThat(due.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("openings")
    void waitsLongerByAsMuchAsClocksMayDiffer(GoldenExample opening) {
        TestOutputTopic<byte[], byte[]> due = opened(opening, SKEW);

        driver.advanceWallClockTime(ALMOST.plus(REST));
        boolean early = !due.isEmpty();
        driver.advanceWallClockTime(SKEW);

        assertThat(early).isFalse();
        assertThat(due.readRecordsToList()).hasSize(1);
    }

    private TestOutputTopic<byte[], byte[]> opened(GoldenExample opening, Duration clockSkew) {
        driver = driver(clockSkew);
        RecordHeaders headers = new RecordHeaders();
        opening.headers().forEach((name, value) -> headers.add(name, bytes(value)));
        driver.createInputTopic(opening.topic(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(bytes(opening.key()), opening.bytes(), headers, OPENED_AT));
        return driver.createOutputTopic(
                EventType.LOGOUT_DUE.topic(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private TopologyTestDriver driver(Duration clockSkew) {
        DelayedMessagesSettings settings = Scheduler.settings(defaultsBut(clockSkew), "nowhere:9092");
        StepOutput output = new StepOutput(Step.SCHEDULE, new KeyedHash(new byte[32]), InstantSource.fixed(OPENED_AT));
        return new TopologyTestDriver(
                DelayedMessages.topology(settings, new SessionTimers(output).ports()), engine(), OPENED_AT);
    }

    private SchedulerProperties defaultsBut(Duration clockSkew) {
        Map<String, String> set = Map.of(
                "authflow.scheduler.state-directory", directory.toString(),
                "authflow.scheduler.clock-skew", clockSkew.toString());
        return new Binder(new MapConfigurationPropertySource(set))
                .bindOrCreate("authflow.scheduler", SchedulerProperties.class);
    }

    private Properties engine() {
        Properties engine = new Properties();
        engine.put("application.id", "two-minutes");
        engine.put("bootstrap.servers", "nowhere:9092");
        engine.put("state.dir", directory.toString());
        engine.put("default.key.serde", Serdes.ByteArraySerde.class);
        engine.put("default.value.serde", Serdes.ByteArraySerde.class);
        return engine;
    }

    private static byte[] bytes(@Nullable String text) {
        return text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
    }
}
