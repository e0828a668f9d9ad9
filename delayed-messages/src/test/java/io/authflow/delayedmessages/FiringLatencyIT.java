package io.authflow.delayedmessages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.authflow.localkafka.LocalKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures; asserts the guarantees only. */
@Tag("long")
class FiringLatencyIT {
    private static final Logger log = LoggerFactory.getLogger(FiringLatencyIT.class);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"50,100", "20,100", "10,50"})
    void latencyOfAThousandASecond(int tickMillis, int commitMillis) {
        try (LocalKafka kafka = LocalKafka.startTemporary();
                RealScheduler app = new RealScheduler(kafka, "latency").withTopics();
                DelayedMessages scheduler = started(app, tickMillis, commitMillis)) {
            warmUp(app);

            IntStream.range(0, 10_000).forEach(n -> app.schedule(n % 2, "t" + n, Duration.ofMillis(2_000 + n)));
            app.due().awaitAtLeast(20_000);

            List<Long> lateness = app.due().lateness();
            assertThat(lateness).allSatisfy(millis -> assertThat(millis).isNotNegative());
            report("tick " + tickMillis + " ms, commit " + commitMillis + " ms", lateness.subList(10_000, 20_000));
            assertThat(scheduler.isHealthy()).isTrue();
        }
    }

    @Test
    void throughputOfABacklog() {
        int timers = 100_000;
        try (LocalKafka kafka = LocalKafka.startTemporary();
                RealScheduler app = new RealScheduler(kafka, "throughput").withTopics()) {
            IntStream.range(0, timers).forEach(n -> app.schedule(n % 2, "t" + n, Duration.ofMillis(1)));
            try (DelayedMessages scheduler = started(app, 50, 100)) {
                long start = System.nanoTime();

                app.due().awaitAtLeast(timers);

                double seconds = (System.nanoTime() - start) / 1e9;
                log.atInfo()
                        .addKeyValue("timers", timers)
                        .addKeyValue("perSecond", Math.round(timers / seconds))
                        .log("Scheduled and fired a backlog");
                assertThat(app.due().keys()).doesNotHaveDuplicates();
                assertThat(scheduler.isHealthy()).isTrue();
            }
        }
    }

    private static void warmUp(RealScheduler app) {
        IntStream.range(0, 10_000).forEach(n -> app.schedule(n % 2, "w" + n, Duration.ofMillis(n / 5)));
        app.due().awaitAtLeast(10_000);
    }

    private DelayedMessages started(RealScheduler app, int tickMillis, int commitMillis) {
        DelayedMessagesSettings settings = app.settings(directory)
                .withPacing(Pacing.defaults().withTickInterval(Duration.ofMillis(tickMillis)))
                .withEngine(EngineSettings.defaults().withCommitInterval(Duration.ofMillis(commitMillis)));
        DelayedMessages scheduler = new DelayedMessages(settings, TestingPorts.PORTS);
        scheduler.start();
        await().atMost(Duration.ofMinutes(1)).until(scheduler::isReady);
        return scheduler;
    }

    private static void report(String what, List<Long> lateness) {
        List<Long> sorted = lateness.stream().sorted().toList();
        log.atInfo()
                .addKeyValue("settings", what)
                .addKeyValue("p50", sorted.get(sorted.size() / 2))
                .addKeyValue("p99", sorted.get(sorted.size() * 99 / 100))
                .addKeyValue("max", sorted.get(sorted.size() - 1))
                .log("Lateness in milliseconds");
    }
}
