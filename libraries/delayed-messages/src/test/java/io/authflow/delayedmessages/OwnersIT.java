package io.authflow.delayedmessages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.authflow.delayedmessages.port.TestingPorts;
import io.authflow.delayedmessages.settings.DelayedMessagesSettings;
import io.authflow.delayedmessages.settings.StreamsSettings;
import io.authflow.delayedmessages.settings.UnfitTopicsException;
import io.authflow.localkafka.LocalKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests partitions that move from owner to owner. */
class OwnersIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int TIMERS = 900;

    private static LocalKafka kafka;

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

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void firesEachTimerOnceThroughARollingRestart(boolean inMemory) {
        try (RealScheduler app = new RealScheduler(kafka, "rolling-" + inMemory).withTopics()) {
            DelayedMessages one = started(app, "one", inMemory);
            DelayedMessages other = started(app, "other", inMemory);
            IntStream.range(0, TIMERS).forEach(n -> app.schedule(n % 2, "t" + n, Duration.ofMillis(10L * n)));
            app.due().awaitAtLeast(TIMERS / 10);

            one.close();
            one = started(app, "one", inMemory);
            app.due().awaitAtLeast(TIMERS / 2);
            other.close();
            other = started(app, "other", inMemory);

            app.due().awaitAtLeast(TIMERS);
            one.close();
            other.close();
            assertThat(app.due().keys()).doesNotHaveDuplicates().hasSize(TIMERS);
            assertThat(app.due().lateness())
                    .allSatisfy(millis -> assertThat(millis).isNotNegative());
        }
    }

    @Test
    void spreadsTheTimersOverTheOwners() {
        try (RealScheduler app = new RealScheduler(kafka, "spread").withTopics();
                DelayedMessages one = started(app, "one");
                DelayedMessages other = started(app, "other")) {
            IntStream.range(0, TIMERS).forEach(n -> app.schedule(n % 2, "t" + n, Duration.ofHours(1)));

            await().atMost(PATIENCE)
                    .until(() -> one.pendingCount() + other.pendingCount() == TIMERS
                            && one.pendingCount() > 0
                            && other.pendingCount() > 0);
        }
    }

    @Test
    void restoresAfterAKillBecauseNoCheckpointSaysThatItsCopyIsCommitted() throws IOException {
        try (RealScheduler app = new RealScheduler(kafka, "checkpoints").withTopics()) {
            started(app, "one").close();
            assertThat(checkpoints("one")).isNotEmpty();

            try (DelayedMessages scheduler = started(app, "one")) {
                assertThat(scheduler.isReady()).isTrue();
                assertThat(checkpoints("one")).isEmpty();
            }
        }
    }

    @Test
    void restoresAnOutdatedCopyInsteadOfGoingOnFromIt() throws IOException {
        try (RealScheduler app = new RealScheduler(kafka, "outdated").withTopics()) {
            try (DelayedMessages scheduler = started(app, "one")) {
                app.schedule(0, "a", Duration.ofSeconds(20));
                await().atMost(PATIENCE).until(() -> scheduler.pendingCount() == 1);
            }
            List<Path> marks = new ArrayList<>();
            for (Path checkpoint : checkpoints("one")) {
                Files.setLastModifiedTime(checkpoint, FileTime.fromMillis(0));
                marks.add(Files.createFile(checkpoint.resolveSibling("of the old copy")));
            }

            try (DelayedMessages scheduler = started(app, "one")) {
                assertThat(marks)
                        .isNotEmpty()
                        .allSatisfy(mark -> assertThat(mark).doesNotExist());
                app.due().awaitKey("a");
                assertThat(scheduler.isHealthy()).isTrue();
            }
        }
    }

    private List<Path> checkpoints(String owner) throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve(owner))) {
            return files.filter(file -> file.endsWith(".checkpoint")).toList();
        }
    }

    @Test
    void refusesToStartOnMorePartitionsThanTheTimersWereScheduledOn() {
        try (RealScheduler app = new RealScheduler(kafka, "altered").withTopics()) {
            try (DelayedMessages scheduler = started(app, "one")) {
                app.schedule(0, "a", Duration.ofHours(1));
                await().atMost(PATIENCE).until(() -> scheduler.pendingCount() == 1);
            }
            app.addPartitions(RealScheduler.PARTITIONS + 1);

            try (DelayedMessages scheduler = new DelayedMessages(settings(app, "one", false), TestingPorts.PORTS)) {
                assertThatThrownBy(scheduler::start)
                        .isInstanceOf(UnfitTopicsException.class)
                        .hasMessageContaining("have 4 partitions, but timers were scheduled on 3");
            }
        }
    }

    private DelayedMessages started(RealScheduler app, String owner) {
        return started(app, owner, false);
    }

    private DelayedMessages started(RealScheduler app, String owner, boolean inMemory) {
        DelayedMessages scheduler = new DelayedMessages(settings(app, owner, inMemory), TestingPorts.PORTS);
        scheduler.start();
        await().atMost(PATIENCE).until(scheduler::isReady);
        return scheduler;
    }

    private DelayedMessagesSettings settings(RealScheduler app, String owner, boolean inMemory) {
        return app.settings(directory.resolve(owner))
                .withEngine(StreamsSettings.defaults().withStandbyReplicas(1).withInMemory(inMemory));
    }
}
