package io.authflow.delayedmessages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.authflow.delayedmessages.port.TestingPorts;
import io.authflow.delayedmessages.settings.UnfitTopicsException;
import io.authflow.localkafka.LocalKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PendingTimersIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

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
    void listsWhatIsPendingBeforeAndAfterAFiringAndWhileNothingRuns() {
        Instant begin = Instant.now();
        try (RealScheduler app = new RealScheduler(kafka, "listed").withTopics()) {
            try (DelayedMessages scheduler = new DelayedMessages(app.settings(directory), TestingPorts.PORTS)) {
                scheduler.start();
                app.schedule(0, "last", Duration.ofHours(2));
                app.schedule(1, "later", Duration.ofHours(1));
                app.schedule(0, "first", Duration.ofSeconds(30));
                awaitPending("first", "later", "last");
                app.schedule(1, "soon", Duration.ofMillis(1));
                app.due().awaitKey("soon");

                awaitPending("first", "later", "last");
            }

            assertThat(ids()).containsExactly("first", "later", "last");
            assertThat(read().earliest().get(1).dueAt())
                    .isBetween(begin.plusSeconds(3_599), Instant.now().plusSeconds(3_601));
        }
    }

    @Test
    void saysThatThereIsNoSuchScheduler() {
        assertThatThrownBy(() -> PendingTimers.read("nobody", clientProperties(), 10, PATIENCE))
                .isInstanceOf(UnfitTopicsException.class)
                .hasMessageContaining("nobody-timers-by-due-changelog does not exist");
    }

    @Test
    void givesUpOnABrokerThatDoesNotAnswer() {
        Map<String, Object> nobodyListens = Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1");

        assertThatThrownBy(() -> PendingTimers.read("listed", nobodyListens, 10, Duration.ofMillis(500)))
                .isInstanceOf(TimeoutException.class);
    }

    private static void awaitPending(String... ids) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ids()).containsExactly(ids));
    }

    private static List<String> ids() {
        return read().earliest().stream().map(PendingTimers.Entry::id).toList();
    }

    private static PendingTimers read() {
        return PendingTimers.read("listed", clientProperties(), 10, PATIENCE);
    }

    private static Map<String, Object> clientProperties() {
        return Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
    }
}
