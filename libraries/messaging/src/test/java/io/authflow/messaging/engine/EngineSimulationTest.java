package io.authflow.messaging.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.LoggerFactory;

/**
 * Seeded runs of login-service's engine, the scheduler and logout-service's engine under all faults. A failure names
 * its seed. {@code -Dsimulation.seed=SEED} replays that run and prints its events.
 */
class EngineSimulationTest {
    private static final Logger LOG = (Logger) LoggerFactory.getLogger("io.authflow");
    private static final Level LEVEL = LOG.getEffectiveLevel();
    private static final int PARTS = 4;

    @BeforeAll
    static void silence() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void endSilence() {
        LOG.setLevel(LEVEL);
    }

    @Test
    void noInterleavingViolatesAGuarantee() {
        run(0, Integer.getInteger("simulation.runs", 2_000));
    }

    @Tag("long")
    @Test
    void noneOfAMillionInterleavingsViolatesAGuarantee() {
        assertThat(IntStream.range(0, PARTS).parallel().mapToObj(part -> {
                    run(1_000_000 + part * 250_000L, 250_000);
                    return part;
                }))
                .hasSize(PARTS);
    }

    @EnabledIfSystemProperty(named = "simulation.seed", matches = "\\d+")
    @Test
    void replays() {
        EngineSimulation simulation = new EngineSimulation(Long.getLong("simulation.seed"), true);
        String violation = simulation.run();
        assertThat(violation).as(String.join("\n", simulation.trace())).isNull();
    }

    private static void run(long from, long count) {
        for (long seed = from; seed < from + count; seed++) {
            assertThat(new EngineSimulation(seed, false).run())
                    .as(
                            "seed %d; replay: ./mvnw -pl libraries/messaging -am test -Dtest=EngineSimulationTest#replays"
                                    + " -Dsurefire.failIfNoSpecifiedTests=false -Dsimulation.seed=%d",
                            seed, seed)
                    .isNull();
        }
    }
}
