package io.authflow.delayedmessages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.authflow.localkafka.LocalKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Partitions that go from owner to owner. */
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

    @Test
    void firesEachTimerOnceThroughARollingRestart() {
        try (RealScheduler app = new RealScheduler(kafka, "rolling").withTopics()) {
            DelayedMessages one = started(app, "one");
            DelayedMessages other = started(app, "other");
            IntStream.range(0, TIMERS).forEach(n -> app.schedule(n % 2, "t" + n, Duration.ofMillis(10L * n)));
            app.due().awaitAtLeast(TIMERS / 10);

            one.close();
            one = started(app, "one");
            app.due().awaitAtLeast(TIMERS / 2);
            other.close();
            other = started(app, "other");

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
    void refusesToStartOnMorePartitionsThanTheTimersWereScheduledOn() {
        try (RealScheduler app = new RealScheduler(kafka, "altered").withTopics()) {
            try (DelayedMessages scheduler = started(app, "one")) {
                app.schedule(0, "a", Duration.ofHours(1));
                await().atMost(PATIENCE).until(() -> scheduler.pendingCount() == 1);
            }
            app.addPartitions(RealScheduler.PARTITIONS + 1);

            try (DelayedMessages scheduler = new DelayedMessages(settings(app, "one"), TestingPorts.PORTS)) {
                assertThatThrownBy(scheduler::start)
                        .isInstanceOf(UnfitTopicsException.class)
                        .hasMessageContaining("have 4 partitions, but timers were scheduled on 3");
            }
        }
    }

    private DelayedMessages started(RealScheduler app, String owner) {
        DelayedMessages scheduler = new DelayedMessages(settings(app, owner), TestingPorts.PORTS);
        scheduler.start();
        await().atMost(PATIENCE).until(scheduler::isReady);
        return scheduler;
    }

    private DelayedMessagesSettings settings(RealScheduler app, String owner) {
        return app.settings(directory.resolve(owner))
                .withEngine(EngineSettings.defaults().withStandbyReplicas(1));
    }
}
