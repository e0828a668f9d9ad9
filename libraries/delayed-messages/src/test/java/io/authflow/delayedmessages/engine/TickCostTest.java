package io.authflow.delayedmessages.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.delayedmessages.store.HeapStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks that the cost of a tick on the heap depends on due timers, not on pending ones. */
class TickCostTest {
    private static final int PENDING = 3_000;
    private static final Duration TICK = Duration.ofSeconds(1);

    private final Map<String, CountingMap> stores = new HashMap<>();

    @TempDir
    private Path stateDirectory;

    private VirtualScheduler scheduler;

    @BeforeEach
    void start() {
        scheduler = VirtualScheduler.on(stateDirectory, this::counting);
        for (int n = 0; n < PENDING; n++) {
            scheduler.schedule("later" + n, Duration.ofHours(1));
        }
    }

    @AfterEach
    void stop() {
        scheduler.close();
    }

    @Test
    void visitsWhatIsDueAndTheEntryBehindIt() {
        for (int n = 0; n < 5; n++) {
            scheduler.schedule("now" + n, Duration.ofMillis(500));
        }
        long before = visited();

        scheduler.advance(TICK);

        assertThat(scheduler.dueIds()).hasSize(5);
        assertThat(visited() - before).isLessThanOrEqualTo(5 + 1);
    }

    @Test
    void visitsNothingWhereNothingIsDue() {
        long before = visited();

        scheduler.advance(TICK);

        assertThat(visited() - before).isZero();
    }

    @Test
    void visitsEachTimerOfABacklogOnceToCountItAndOnceToFireIt() {
        long before = visited();

        scheduler.advance(Duration.ofHours(2));
        for (int tick = 0; tick < 10; tick++) {
            scheduler.advance(TICK);
        }

        assertThat(scheduler.dueIds()).hasSize(PENDING);
        assertThat(visited() - before).isLessThanOrEqualTo(2 * PENDING + 100);
    }

    private long visited() {
        return stores.values().stream().mapToLong(CountingMap::visited).sum();
    }

    private KeyValueBytesStoreSupplier counting(String name) {
        return HeapStore.supplier(name, () -> stores.computeIfAbsent(name, any -> new CountingMap()));
    }
}
