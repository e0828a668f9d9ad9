package io.authflow.delayedmessages.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.delayedmessages.store.LowerBound;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests the time after an outage, in virtual time. 100 timers are 59 to 60 minutes overdue, and the release rate is ten
 * a second.
 */
class CatchUpTest {
    private static final Duration TICK = Duration.ofMillis(20);
    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir
    private Path stateDirectory;

    private VirtualScheduler scheduler;

    @BeforeEach
    void fallBehind() {
        scheduler = VirtualScheduler.inMemory(stateDirectory, pacing -> pacing.withReleasePerSecond(10));
        for (int n = 99; n >= 0; n--) {
            scheduler.send(
                    "logged-in", overdue(n), String.valueOf(n), scheduler.now().minusSeconds(3_600));
        }
    }

    @AfterEach
    void close() {
        scheduler.close();
    }

    @Test
    void releasesAtTheRate() {
        assertThat(firedIn(SECOND)).hasSizeBetween(9, 10);
        assertThat(firedIn(SECOND)).hasSizeBetween(9, 11);
        assertThat(firedIn(Duration.ofSeconds(7))).hasSizeBetween(69, 71);
    }

    @Test
    void releasesAllOldestFirst() {
        assertThat(firedIn(Duration.ofSeconds(11)))
                .containsExactlyElementsOf(
                        IntStream.range(0, 100).mapToObj(CatchUpTest::overdue).toList());
    }

    @Test
    void firesOnTimeWhatFallsDueMeanwhile() {
        scheduler.schedule("live", SECOND);
        firedIn(SECOND.minusMillis(20));

        assertThat(firedIn(TICK)).contains("live");
    }

    @Test
    void keepsOnTimeAndOverdueTogetherInsideTheRate() {
        IntStream.range(0, 40).forEach(n -> scheduler.schedule("live" + n, Duration.ofMillis(200L * n)));

        assertThat(firedIn(Duration.ofSeconds(8))).hasSizeBetween(78, 81);
    }

    @Test
    void leavesATenthToTheBacklogUnderFullLoad() {
        IntStream.range(0, 400).forEach(n -> scheduler.schedule("live" + n, Duration.ofMillis(25L * n)));

        List<String> fired = firedIn(Duration.ofSeconds(10).plusMillis(20));

        assertThat(fired).filteredOn(id -> id.startsWith("live")).hasSize(400);
        assertThat(fired).filteredOn(id -> id.startsWith("overdue")).hasSizeBetween(9, 12);
    }

    @Test
    void predictsHowLongItTakes() {
        scheduler.advance(TICK);

        assertThat(scheduler.gauges().sum(Gauges.Reading::overdue)).isEqualTo(100);
        assertThat(scheduler.gauges().longest(Gauges.Reading::drainSeconds)).isEqualTo(10);
        assertThat(scheduler.gauges().earliest(Gauges.Reading::oldestOverdue))
                .isEqualTo(VirtualScheduler.START.minusSeconds(3_600).toEpochMilli());
    }

    @Test
    void reportsNothingOverdueOnceItIsDrained() {
        firedIn(Duration.ofSeconds(11));

        assertThat(scheduler.gauges().sum(Gauges.Reading::overdue)).isZero();
        assertThat(scheduler.gauges().earliest(Gauges.Reading::oldestOverdue)).isEqualTo(LowerBound.NONE);
        assertThat(scheduler.gauges().sum(Gauges.Reading::pending)).isZero();
    }

    @Test
    void countsWhatIsTakenByHandNoMore() {
        scheduler.advance(TICK);

        scheduler.change(overdue(50), "fire");

        assertThat(scheduler.gauges().sum(Gauges.Reading::overdue)).isEqualTo(99);
    }

    @Test
    void pacesWhatArrivesOverdueBehindAnOnTimeOne() {
        firedIn(Duration.ofSeconds(11));
        scheduler.schedule("live", SECOND);
        firedIn(SECOND.plus(TICK));

        IntStream.range(0, 50)
                .forEach(n -> scheduler.send(
                        "logged-in", "arrived" + n, "0", scheduler.now().minusSeconds(3_600)));

        assertThat(firedIn(SECOND)).hasSizeBetween(9, 20);
        assertThat(firedIn(SECOND)).hasSizeBetween(9, 11);
    }

    @Test
    void doesNotPaceWhatIsALittleLate() {
        scheduler.advance(Duration.ofSeconds(11));
        IntStream.range(0, 50).forEach(n -> scheduler.schedule("late" + n, Duration.ofMillis(n)));

        scheduler.advance(Duration.ofSeconds(4));

        assertThat(scheduler.dueIds()).filteredOn(id -> id.startsWith("late")).hasSize(50);
    }

    @Test
    void pacesAPauseOfTheEngineToo() {
        firedIn(Duration.ofSeconds(11));
        IntStream.range(0, 50).forEach(n -> scheduler.schedule("paused" + n, Duration.ofMillis(n)));

        scheduler.advance(Duration.ofSeconds(30));

        assertThat(scheduler.dueIds()).hasSizeLessThanOrEqualTo(10);
        assertThat(firedIn(Duration.ofSeconds(5))).hasSizeGreaterThanOrEqualTo(40);
    }

    private static String overdue(int n) {
        return "overdue%02d".formatted(n);
    }

    private List<String> firedIn(Duration time) {
        List<String> fired = new ArrayList<>();
        for (Duration gone = Duration.ZERO; gone.compareTo(time) < 0; gone = gone.plus(TICK)) {
            scheduler.advance(TICK);
            fired.addAll(scheduler.dueIds());
        }
        return fired;
    }
}
