package io.authflow.delayedmessages.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.delayedmessages.engine.VirtualScheduler;
import io.authflow.delayedmessages.store.TimerStores;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PacingTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir
    private Path stateDirectory;

    @Test
    void firesNoMoreThanTheLimitPerTick() {
        try (VirtualScheduler scheduler = scheduleTwentyFive(10)) {
            scheduler.advance(SECOND);

            assertThat(scheduler.dueIds()).hasSize(10);
        }
    }

    @Test
    void firesTheRestOnTheNextTicks() {
        try (VirtualScheduler scheduler = scheduleTwentyFive(10)) {
            List<Integer> perTick = new ArrayList<>();
            scheduler.advance(SECOND);
            perTick.add(scheduler.due().size());
            for (int tick = 0; tick < 3; tick++) {
                scheduler.advance(Duration.ofMillis(50));
                perTick.add(scheduler.due().size());
            }

            assertThat(perTick).containsExactly(10, 10, 5, 0);
        }
    }

    @Test
    void holdsEachTimerForTheClockSkew() {
        try (VirtualScheduler scheduler =
                new VirtualScheduler(stateDirectory, pacing -> pacing.withClockSkew(Duration.ofMillis(100)))) {
            scheduler.schedule("a", SECOND);
            scheduler.advance(SECOND.plusMillis(99));
            assertThat(scheduler.dueIds()).isEmpty();

            scheduler.advance(Duration.ofMillis(1));

            assertThat(scheduler.dueIds()).containsExactly("a");
        }
    }

    @Test
    void holdsATimerForTheClockSkewThoughAnotherFires() {
        try (VirtualScheduler scheduler =
                new VirtualScheduler(stateDirectory, pacing -> pacing.withClockSkew(Duration.ofMillis(100)))) {
            scheduler.schedule("a", SECOND);
            scheduler.schedule("b", SECOND.plusMillis(50));

            scheduler.advance(SECOND.plusMillis(100));

            assertThat(scheduler.dueIds()).containsExactly("a");
        }
    }

    @Test
    void isNotEarlyByTheBrokersClockThoughItsOwnIsAheadByTheSkew() {
        Duration skew = Duration.ofMillis(100);
        try (VirtualScheduler scheduler = new VirtualScheduler(stateDirectory, pacing -> pacing.withClockSkew(skew))) {
            Instant brokersNow = scheduler.now().minus(skew);
            scheduler.send("logged-in", "a", "1000", brokersNow);

            scheduler.advance(SECOND.minusMillis(1));
            boolean early = !scheduler.dueIds().isEmpty();
            scheduler.advance(Duration.ofMillis(1));

            assertThat(early).isFalse();
            assertThat(scheduler.dueIds()).containsExactly("a");
        }
    }

    @Test
    void forgetsABurstThoughNothingElseHappens() {
        try (VirtualScheduler scheduler = scheduleTwentyFive(10)) {
            scheduler.advance(SECOND);
            scheduler.advance(SECOND);
            scheduler.advance(SECOND);

            scheduler.advance(Duration.ofHours(6).plusMinutes(1));
            scheduler.advance(SECOND);

            assertThat(scheduler.storedEntries(TimerStores.BY_ID)).isZero();
        }
    }

    private VirtualScheduler scheduleTwentyFive(int maxFiredPerTick) {
        VirtualScheduler scheduler =
                new VirtualScheduler(stateDirectory, pacing -> pacing.withMaxFiredPerTick(maxFiredPerTick));
        IntStream.range(0, 25).forEach(n -> scheduler.schedule("t" + n, SECOND));
        return scheduler;
    }
}
