package io.authflow.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.authflow.e2e.environment.ComposeAuthflow;
import io.authflow.e2e.guarantee.EveryRequestEndsOnce;
import io.authflow.e2e.guarantee.EveryTokenIsRevoked;
import io.authflow.e2e.wire.Replication;
import io.authflow.messaging.testing.environment.Environment;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kills brokers of a cluster of three. With one broker dead, flows continue. With two dead, flows wait, and no
 * acknowledged request is lost.
 */
@Tag("long")
@TestInstance(Lifecycle.PER_CLASS)
class ThreeBrokersIT {
    private static final Logger log = LoggerFactory.getLogger(ThreeBrokersIT.class);

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration STANDSTILL = Duration.ofSeconds(10);
    private static final int BROKERS = 3;
    private static final int MAJORITY = 2;
    private static final int RUNNING = 200;
    private static final int PER_SECOND = 15;
    private static final int KNOWN = 100;
    private static final int SECONDS = 60;

    private ComposeAuthflow authflow;
    private Suite suite;

    /** Before each, so that a test that cannot run is reported as skipped by its name. */
    @BeforeEach
    void start() {
        assumeTrue(Environment.dockerAnswers(), "no Docker daemon answers");
        if (suite == null) {
            authflow = ComposeAuthflow.startWithThreeBrokers(Suite.newDirectory());
            suite = Suite.on(authflow);
        }
    }

    @AfterAll
    void stop() {
        if (suite != null) {
            suite.close();
        }
    }

    @Test
    void keepsEverythingOnAllBrokers() {
        try (Replication replication = new Replication(authflow.bootstrapServers())) {
            assertThat(replication.withReplicasOtherThan(BROKERS)).isEmpty();
            assertThat(replication.withMinInSyncOtherThan(MAJORITY)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"broker", "broker-2", "broker-2 broker-3"})
    void losesNothing(String killed) {
        String[] brokers = killed.split(" ");
        try (SteadyRequests requests = SteadyRequests.start(suite, PER_SECOND, KNOWN, SECONDS)) {
            await("running flows").atMost(PATIENCE).until(() -> requests.running() >= RUNNING);

            long begin = System.nanoTime();
            authflow.kill(brokers);
            log(killed, "killed", begin, requests);

            if (brokers.length == MAJORITY) {
                awaitStandstill(requests);
                authflow.revive(brokers);
                log(killed, "back", begin, requests);
            }
            requests.awaitMore(PER_SECOND);
            log(killed, "taking requests", begin, requests);
            requests.stop();
            requests.assertAllEndedOnce();
            log(killed, "all ended", begin, requests);
            await("the guarantees").atMost(PATIENCE).untilAsserted(this::assertGuarantees);
        } finally {
            authflow.revive(brokers);
            awaitComplete();
        }
    }

    /** A single broker acknowledges nothing. What was on its way may arrive until a moment after the others have died. */
    private static void awaitStandstill(SteadyRequests requests) {
        AtomicInteger before = new AtomicInteger(-1);
        await("no more acknowledgements")
                .during(STANDSTILL)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    int now = requests.acknowledged().size();
                    return before.getAndSet(now) == now;
                });
    }

    private void assertGuarantees() {
        assertThat(new EveryRequestEndsOnce(suite.records()).violations()).isEmpty();
        assertThat(new EveryTokenIsRevoked(suite.pool().ledger()).violations()).isEmpty();
    }

    /** So that the next test has a broker to lose. */
    private void awaitComplete() {
        try (Replication replication = new Replication(authflow.bootstrapServers())) {
            await("all replicas").atMost(PATIENCE).until(replication::isComplete);
        }
    }

    private static void log(String killed, String what, long begin, SteadyRequests requests) {
        log.atInfo()
                .addKeyValue("killed", Arrays.asList(killed.split(" ")))
                .addKeyValue("after", Duration.ofNanos(System.nanoTime() - begin))
                .addKeyValue("acknowledged", requests.acknowledged().size())
                .addKeyValue("running", requests.running())
                .log(what);
    }
}
