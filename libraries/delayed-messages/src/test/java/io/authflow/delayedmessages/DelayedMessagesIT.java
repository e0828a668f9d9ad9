package io.authflow.delayedmessages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.authflow.delayedmessages.port.DueWriter;
import io.authflow.delayedmessages.port.MessagePorts;
import io.authflow.delayedmessages.port.SchedulerListener;
import io.authflow.delayedmessages.port.TestingPorts;
import io.authflow.delayedmessages.settings.DelayedMessagesSettings;
import io.authflow.delayedmessages.settings.StreamsSettings;
import io.authflow.delayedmessages.settings.UnfitTopicsException;
import io.authflow.localkafka.LocalKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DelayedMessagesIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int TIMERS = 1_000;

    private static LocalKafka kafka;

    private static final MessagePorts HOPELESS = new MessagePorts(
            message -> {
                throw new AssertionError("an error that a new thread would meet again");
            },
            timer -> {
                throw new AssertionError("nothing was scheduled");
            },
            (message, reason) -> List.of());

    @TempDir
    private Path directory;

    @BeforeAll
    static void startBroker() {
        kafka = LocalKafka.startTemporary();
    }

    @AfterAll
    static void stopBroker() {
        kafka.close();
    }

    @Test
    void firesEachTimerOnceThoughTheStateIsLostMidway() {
        try (RealScheduler app = new RealScheduler(kafka, "restart").withTopics()) {
            try (DelayedMessages first = started(app.settings(directory.resolve("first")), TestingPorts.PORTS)) {
                scheduleOverSixSeconds(app);
                app.due().awaitAtLeast(TIMERS / 5);
                assertThat(first.isHealthy()).isTrue();
            }
            try (DelayedMessages second = started(app.settings(directory.resolve("second")), TestingPorts.PORTS)) {
                app.due().awaitAtLeast(TIMERS);
                assertThatNothingIsPending(second);
            }
            assertThatEachFiredOnceAndNoneEarly(app);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void firesEachTimerOnceAfterARestartOnTheSameState(boolean inMemory) {
        try (RealScheduler app = new RealScheduler(kafka, "same-state-" + inMemory).withTopics()) {
            DelayedMessagesSettings settings = app.settings(directory)
                    .withEngine(StreamsSettings.defaults().withInMemory(inMemory));
            try (DelayedMessages first = started(settings, TestingPorts.PORTS)) {
                scheduleOverSixSeconds(app);
                app.due().awaitAtLeast(TIMERS / 5);
                assertThat(first.nextDue()).isPresent();
            }
            try (DelayedMessages second = started(settings, TestingPorts.PORTS)) {
                app.due().awaitAtLeast(TIMERS);
                assertThatNothingIsPending(second);
            }
            assertThatEachFiredOnceAndNoneEarly(app);
        }
    }

    @Test
    void readsTheBrokersClock() {
        try (RealScheduler app = new RealScheduler(kafka, "clock").withTopics()) {
            Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            try (DelayedMessages scheduler = started(app.settings(directory), TestingPorts.PORTS)) {
                assertThat(scheduler.now()).isBetween(before, Instant.now());
            }
        }
    }

    @Test
    void firesEachTimerOnceThoughThreadsDieInMidTick() {
        AtomicInteger calls = new AtomicInteger();
        AtomicInteger deaths = new AtomicInteger();
        DueWriter failing = timer -> {
            if (calls.incrementAndGet() % 400 == 0) {
                throw new IllegalStateException("a fault in mid-tick");
            }
            return TestingPorts.PORTS.due().write(timer);
        };
        MessagePorts ports = new MessagePorts(TestingPorts.PORTS.reader(), failing, TestingPorts.PORTS.rejected());
        try (RealScheduler app = new RealScheduler(kafka, "thread-death").withTopics();
                DelayedMessages scheduler = new DelayedMessages(app.settings(directory), ports, counting(deaths))) {
            scheduler.start();
            scheduleOverSixSeconds(app);

            app.due().awaitAtLeast(TIMERS);

            assertThatNothingIsPending(scheduler);
            assertThat(deaths).hasPositiveValue();
            assertThatEachFiredOnceAndNoneEarly(app);
        }
    }

    @Test
    void ignoresASecondScheduleAndHandsOnWhatItCannotRead() {
        try (RealScheduler app = new RealScheduler(kafka, "dedupe").withTopics();
                DelayedMessages scheduler = started(app.settings(directory), TestingPorts.PORTS)) {
            app.schedule(0, "a", Duration.ofMillis(1));
            app.schedule(1, "a", Duration.ofSeconds(1));
            app.send(0, "a", "not a number");
            app.due().awaitKey("a");
            app.schedule(0, "a", Duration.ofMillis(1));
            app.schedule(0, "last", Duration.ofSeconds(2));

            app.due().awaitKey("last");

            assertThat(app.due().keys()).containsExactlyInAnyOrder("a", "last");
            assertThat(app.deadLetters().awaitAtLeast(1).keys()).containsExactly("a");
            assertThat(scheduler.isHealthy()).isTrue();
        }
    }

    @Test
    void decidesChangesWhereverTheyWereWrittenAndEachOnce() {
        List<String> ids = IntStream.range(0, 30).mapToObj(n -> "s" + n).toList();
        try (RealScheduler app = new RealScheduler(kafka, "strays").withTopics();
                DelayedMessages scheduler = started(app.settings(directory), TestingPorts.PORTS)) {
            ids.forEach(id -> app.schedule(0, id, Duration.ofHours(1)));
            await().atMost(PATIENCE).until(() -> scheduler.pendingCount() == ids.size());

            for (int partition = 0; partition < RealScheduler.PARTITIONS; partition++) {
                for (String id : ids) {
                    app.send(partition, partition == 0 ? null : "another", "for " + id + ": fire#once", List.of());
                }
            }

            app.changed().awaitAtLeast(RealScheduler.PARTITIONS * ids.size());
            assertThat(app.due().awaitAtLeast(ids.size()).keys()).containsExactlyInAnyOrderElementsOf(ids);
            ids.forEach(id -> assertThat(app.changed().valuesOf(id))
                    .hasSize(RealScheduler.PARTITIONS)
                    .containsOnly(app.changed().valuesOf(id).get(0))
                    .allMatch(answer -> answer.startsWith("FIRED ")));
            assertThatNothingIsPending(scheduler);
        }
    }

    @Test
    void tellsThatItHasGivenUp() {
        AtomicInteger told = new AtomicInteger();
        try (RealScheduler app = new RealScheduler(kafka, "gives-up").withTopics();
                DelayedMessages scheduler = new DelayedMessages(app.settings(directory), HOPELESS)) {
            scheduler.whenGivenUp(told::incrementAndGet);
            scheduler.start();
            await().atMost(PATIENCE).until(scheduler::isReady);
            assertThat(told).hasValue(0);

            app.send(0, "a", "1");

            await().atMost(PATIENCE).until(() -> told.get() == 1);
            assertThat(scheduler.isHealthy()).isFalse();
        }
    }

    @Test
    void refusesToStartWithoutItsTopics() {
        try (RealScheduler app = new RealScheduler(kafka, "no-topics");
                DelayedMessages scheduler = new DelayedMessages(impatient(app), TestingPorts.PORTS)) {

            assertThatThrownBy(scheduler::start)
                    .isInstanceOf(UnfitTopicsException.class)
                    .hasMessageContaining("no-topics-")
                    .hasMessageContaining("create it");
            assertThat(scheduler.state()).isEqualTo(KafkaStreams.State.CREATED);
        }
    }

    @Test
    void refusesToStartOnUnequalPartitionCounts() {
        try (RealScheduler app = new RealScheduler(kafka, "unequal");
                DelayedMessages scheduler = new DelayedMessages(app.settings(directory), TestingPorts.PORTS)) {
            List.of(
                            app.topics().inputs().get(0),
                            app.topics().due(),
                            "unequal-changed",
                            app.topics().deadLetter())
                    .forEach(topic -> app.create(topic, 3, Map.of()));
            app.create(app.topics().inputs().get(1), 4, Map.of());
            app.createChangelogs(3);

            assertThatThrownBy(scheduler::start)
                    .isInstanceOf(UnfitTopicsException.class)
                    .hasMessageContaining("unequal-logged-in=4")
                    .hasMessageContaining("unequal-signed-up=3");
        }
    }

    private static DelayedMessages started(DelayedMessagesSettings settings, MessagePorts ports) {
        DelayedMessages scheduler = new DelayedMessages(settings, ports);
        scheduler.start();
        await().atMost(PATIENCE).until(scheduler::isReady);
        return scheduler;
    }

    private static SchedulerListener counting(AtomicInteger deaths) {
        return new SchedulerListener() {
            @Override
            public void threadDied(Throwable failure) {
                deaths.incrementAndGet();
            }
        };
    }

    private DelayedMessagesSettings impatient(RealScheduler app) {
        return app.settings(directory)
                .withEngine(StreamsSettings.defaults().withTopicCheckTimeout(Duration.ofSeconds(1)));
    }

    private static void scheduleOverSixSeconds(RealScheduler app) {
        IntStream.range(0, TIMERS).forEach(n -> app.schedule(n % 2, "t" + n, Duration.ofMillis(6L * n)));
    }

    private static void assertThatNothingIsPending(DelayedMessages scheduler) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(scheduler.pendingCount()).isZero());
        assertThat(scheduler.nextDue()).isEmpty();
    }

    private static void assertThatEachFiredOnceAndNoneEarly(RealScheduler app) {
        assertThat(app.due().keys())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, TIMERS).mapToObj(n -> "t" + n).toList());
        assertThat(app.due().lateness()).allSatisfy(millis -> assertThat(millis).isNotNegative());
    }
}
