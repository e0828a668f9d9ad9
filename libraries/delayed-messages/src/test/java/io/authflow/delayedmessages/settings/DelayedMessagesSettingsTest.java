package io.authflow.delayedmessages.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.authflow.delayedmessages.DelayedMessages;
import io.authflow.delayedmessages.start.StreamsProperties;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DelayedMessagesSettingsTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration SECOND = Duration.ofSeconds(1);

    static Stream<Arguments> violations() {
        return Stream.of(
                violation("applicationId", () -> settings("", "broker:9092")),
                violation("applicationId", () -> settings("with space", "broker:9092")),
                violation("bootstrapServers", () -> settings("app", " ")),
                violation("input topics", () -> new DelayedTopics(List.of(), "due", "dead")),
                violation("input topics", () -> new DelayedTopics(List.of("in", "in"), "due", "dead")),
                violation("topics.inputs", () -> new DelayedTopics(List.of(""), "due", "dead")),
                violation("also an input", () -> new DelayedTopics(List.of("in"), "in", "dead")),
                violation("topics.due", () -> new DelayedTopics(List.of("in"), "", "dead")),
                violation("topics.deadLetter", () -> new DelayedTopics(List.of("in"), "due", "")),
                violation("topics.rejections", () -> new DelayedTopics(List.of("in"), "due", "dead", List.of(""))),
                violation("also an input", () -> new DelayedTopics(List.of("in"), "due", "dead", List.of("in"))),
                violation("tickInterval", () -> Pacing.defaults().withTickInterval(Duration.ZERO)),
                violation("maxFiredPerTick", () -> Pacing.defaults().withMaxFiredPerTick(0)),
                violation("clockSkew", () -> Pacing.defaults().withClockSkew(Duration.ofMillis(-1))),
                violation("firedIdMemory", () -> Pacing.defaults().withFiredIdMemory(Duration.ZERO)),
                violation("overdueAfter", () -> Pacing.defaults().withOverdueAfter(Duration.ZERO)),
                violation("releasePerSecond", () -> Pacing.defaults().withReleasePerSecond(0)),
                violation("maxDelay", () -> Pacing.defaults().withMaxDelay(Duration.ZERO)),
                violation("topics.changed", () -> new DelayedTopics(List.of("in"), "due", "", "dead", List.of())),
                violation("also an input", () -> new DelayedTopics(List.of("in"), "due", "in", "dead", List.of())),
                violation(
                        "maxPayloadBytes",
                        () -> new Pacing(
                                SECOND, 1, Duration.ZERO, SECOND, Pacing.UNPACED, HOUR, Duration.ofDays(30), 0)),
                violation("streamThreads", () -> StreamsSettings.defaults().withStreamThreads(0)),
                violation("standbyReplicas", () -> StreamsSettings.defaults().withStandbyReplicas(4)),
                violation("commitInterval", () -> StreamsSettings.defaults().withCommitInterval(HOUR)),
                violation("producerLinger", () -> StreamsSettings.defaults().withProducerLinger(HOUR)),
                violation("storeMemoryBytes", () -> StreamsSettings.defaults().withStoreMemoryBytes(1)),
                violation("topicCheckTimeout", () -> StreamsSettings.defaults().withTopicCheckTimeout(HOUR)));
    }

    @ParameterizedTest
    @MethodSource("violations")
    void namesWhatIsWrong(String name, ThrowingCallable making) {
        assertThatIllegalArgumentException().isThrownBy(making).withMessageContaining(name);
    }

    @Test
    void hasTheDefaultsOfTheDesign() {
        DelayedMessagesSettings settings = settings("app", "broker:9092");

        assertThat(settings.pacing())
                .isEqualTo(new Pacing(
                        Duration.ofMillis(20),
                        2_000,
                        Duration.ZERO,
                        Duration.ofSeconds(5),
                        1_000_000,
                        HOUR.multipliedBy(6),
                        Duration.ofDays(30),
                        131_072));
        assertThat(settings.engine())
                .isEqualTo(new StreamsSettings(
                        1, 0, Duration.ofMillis(100), Duration.ofMillis(5), 50_331_648, Duration.ofSeconds(30), false));
        assertThat(settings.kafkaProperties()).isEmpty();
    }

    @Test
    void tellsTheEngineEverything() {
        Properties properties = StreamsProperties.of(settings("app", "broker:9092"));

        assertThat(properties)
                .containsEntry("application.id", "app")
                .containsEntry("bootstrap.servers", "broker:9092")
                .containsEntry("state.dir", "state")
                .containsEntry("processing.guarantee", "exactly_once_v2")
                .containsEntry("commit.interval.ms", 100L)
                .containsEntry("poll.ms", 20L)
                .containsEntry("producer.linger.ms", "5")
                .containsEntry("num.stream.threads", 1)
                .containsEntry("num.standby.replicas", 0);
    }

    @Test
    void letsNobodySwitchExactlyOnceOff() {
        DelayedMessagesSettings settings = settings("app", "broker:9092")
                .withKafkaProperties(Map.of("processing.guarantee", "at_least_once", "sasl.mechanism", "PLAIN"));

        assertThat(StreamsProperties.of(settings))
                .containsEntry("processing.guarantee", "exactly_once_v2")
                .containsEntry("sasl.mechanism", "PLAIN");
    }

    @Test
    void isAStaticMemberUnderItsInstanceId() {
        DelayedMessagesSettings settings = settings("app", "broker:9092")
                .withKafkaProperties(Map.of("sasl.mechanism", "PLAIN"))
                .withInstanceId("one");

        assertThat(StreamsProperties.of(settings))
                .containsEntry("main.consumer.group.instance.id", "one")
                .containsEntry("sasl.mechanism", "PLAIN");
    }

    @Test
    void printsNoClientProperty() {
        DelayedMessagesSettings settings =
                settings("app", "broker:9092").withKafkaProperties(Map.of("sasl.jaas.config", "canary"));

        assertThat(settings.toString()).doesNotContain("canary");
    }

    @Test
    void namesTheChangelogTopics() {
        assertThat(DelayedMessages.changelogTopics("app"))
                .containsExactly(
                        "app-timers-by-due-changelog",
                        "app-timers-by-id-changelog",
                        "app-fired-timers-changelog",
                        "app-timer-marks-changelog");
    }

    @Test
    void namesTheTopicOfStrays() {
        assertThat(DelayedMessages.strayTopic("app")).isEqualTo("app-strays");
    }

    private static DelayedMessagesSettings settings(String applicationId, String bootstrapServers) {
        return new DelayedMessagesSettings(
                applicationId, bootstrapServers, Path.of("state"), new DelayedTopics(List.of("in"), "due", "dead"));
    }

    private static Arguments violation(String name, ThrowingCallable making) {
        return Arguments.of(name, making);
    }
}
