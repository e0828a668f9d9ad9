package io.authflow.delayedmessages.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.delayedmessages.port.TestingPorts;
import io.authflow.delayedmessages.store.TimerStores;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchedulerTest {
    private static final Duration SESSION = Duration.ofSeconds(120);
    private static final Duration MILLI = Duration.ofMillis(1);

    @TempDir
    private Path stateDirectory;

    private VirtualScheduler scheduler;

    @BeforeEach
    void open() {
        scheduler = VirtualScheduler.withDefaults(stateDirectory);
    }

    @AfterEach
    void close() {
        scheduler.close();
    }

    @Test
    void firesNothingBeforeItIsDue() {
        scheduler.schedule("a", SESSION);

        scheduler.advance(SESSION.minus(MILLI));

        assertThat(scheduler.dueIds()).isEmpty();
    }

    @Test
    void firesOnTheMillisecond() {
        scheduler.schedule("a", SESSION);
        scheduler.advance(SESSION.minus(MILLI));

        scheduler.advance(MILLI);

        assertThat(scheduler.due()).singleElement().satisfies(message -> {
            assertThat(message.key()).isEqualTo("a");
            assertThat(message.value()).isEqualTo("120000");
            assertThat(message.getRecordTime()).isEqualTo(VirtualScheduler.START.plus(SESSION));
        });
    }

    @Test
    void firesByTheBrokersClockThoughTheWallClockIsWrong() {
        scheduler.schedule("a", SESSION);
        scheduler.wallJumps(Duration.ofHours(1));
        scheduler.advance(SESSION.minus(MILLI));
        assertThat(scheduler.dueIds()).isEmpty();

        scheduler.advance(MILLI);

        assertThat(scheduler.due())
                .singleElement()
                .satisfies(
                        message -> assertThat(message.getRecordTime()).isEqualTo(VirtualScheduler.START.plus(SESSION)));
    }

    @Test
    void countsTheDelayFromTheRecordsTimestamp() {
        scheduler.send("logged-in", "a", "120000", scheduler.now().minusSeconds(100));

        scheduler.advance(Duration.ofSeconds(20));

        assertThat(scheduler.dueIds()).containsExactly("a");
    }

    @Test
    void firesAtOnceWhatIsPastDue() {
        scheduler.send("logged-in", "a", "120000", scheduler.now().minusSeconds(3_600));

        scheduler.advance(MILLI);

        assertThat(scheduler.dueIds()).containsExactly("a");
    }

    @Test
    void firesWhatIsPastDueBehindTheLastFired() {
        scheduler.schedule("first", Duration.ofSeconds(10));
        scheduler.advance(Duration.ofSeconds(10));

        scheduler.send("logged-in", "late", "1000", VirtualScheduler.START);
        scheduler.advance(Duration.ofMillis(50));

        assertThat(scheduler.due()).extracting("key").containsExactly("first", "late");
    }

    @Test
    void firesAShortDelayBeforeALongOneScheduledEarlier() {
        scheduler.schedule("long", SESSION);
        scheduler.schedule("short", Duration.ofSeconds(1));

        scheduler.advance(Duration.ofSeconds(1));

        assertThat(scheduler.dueIds()).containsExactly("short");
    }

    @Test
    void aTickTakesNothingThatIsDueAMillisecondLater() {
        scheduler.schedule("now", Duration.ofMillis(1_000));
        scheduler.schedule("next", Duration.ofMillis(1_001));

        scheduler.advance(Duration.ofSeconds(1));

        assertThat(scheduler.dueIds()).containsExactly("now");
    }

    @Test
    void takesBothInputs() {
        scheduler.send("signed-up", "a", "1000", scheduler.now());
        scheduler.send("logged-in", "b", "1000", scheduler.now());

        scheduler.advance(Duration.ofSeconds(1));

        assertThat(scheduler.dueIds()).containsExactly("a", "b");
    }

    @Test
    void passesOverWhatAsksForNoTimer() {
        scheduler.send("logged-in", "a", "none", scheduler.now());

        scheduler.advance(SESSION);

        assertThat(scheduler.dueIds()).isEmpty();
        assertThat(scheduler.deadLetters()).isEmpty();
    }

    @Test
    void aSecondScheduleChangesNothing() {
        scheduler.schedule("a", SESSION);
        scheduler.schedule("a", Duration.ofSeconds(1));
        scheduler.schedule("a", SESSION.multipliedBy(2));

        scheduler.advance(SESSION);
        scheduler.advance(SESSION.multipliedBy(2));

        assertThat(scheduler.due())
                .singleElement()
                .satisfies(
                        message -> assertThat(message.getRecordTime()).isEqualTo(VirtualScheduler.START.plus(SESSION)));
    }

    @Test
    void aScheduleAfterFiringChangesNothingWhileRemembered() {
        scheduler.schedule("a", Duration.ofSeconds(1));
        scheduler.advance(Duration.ofSeconds(1));
        scheduler.advance(Duration.ofHours(6).minusSeconds(10));

        scheduler.schedule("a", Duration.ofSeconds(1));
        scheduler.advance(Duration.ofSeconds(5));

        assertThat(scheduler.dueIds()).containsExactly("a");
    }

    @Test
    void forgetsFiredIdsAfterTheMemoryTime() {
        scheduler.schedule("a", Duration.ofSeconds(1));
        scheduler.advance(Duration.ofSeconds(1));

        scheduler.advance(Duration.ofHours(6).plusMinutes(1));

        assertThat(scheduler.storedEntries(TimerStores.BY_ID)).isZero();
        assertThat(scheduler.storedEntries(TimerStores.FIRED)).isZero();
        assertThat(scheduler.storedEntries(TimerStores.BY_DUE)).isZero();
    }

    @Test
    void handsUnreadableInputToDeadLetterAndGoesOn() {
        scheduler.send("logged-in", "bad", "not a number", scheduler.now());
        scheduler.sendTombstone("logged-in");
        scheduler.schedule("good", Duration.ofSeconds(1));

        scheduler.advance(Duration.ofSeconds(1));

        assertThat(scheduler.deadLetters()).extracting("value").containsExactly("logged-in-0@0", "logged-in-0@1");
        assertThat(scheduler.dueIds()).containsExactly("good");
    }

    @Test
    void writesAllThatFollowsFromUnreadableInput() {
        scheduler.send("logged-in", "bad", TestingPorts.ENDS, scheduler.now());

        assertThat(scheduler.deadLetters()).extracting("key").containsExactly("bad");
        assertThat(scheduler.failed()).extracting("key").containsExactly("bad");
    }

    @Test
    void waitsThirtyDays() {
        scheduler.schedule("a", Duration.ofDays(30));

        scheduler.advance(Duration.ofDays(30).minus(MILLI));
        boolean early = !scheduler.dueIds().isEmpty();
        scheduler.advance(MILLI);

        assertThat(early).isFalse();
        assertThat(scheduler.dueIds()).containsExactly("a");
    }

    @Test
    void handsUnfitTimersToDeadLetter() {
        scheduler.send("logged-in", "x".repeat(257), "1000", scheduler.now());
        scheduler.send("logged-in", "before-1970", "-9999999999999", scheduler.now());
        scheduler.send(
                "logged-in", "too-far", String.valueOf(Duration.ofDays(30).toMillis() + 1), scheduler.now());
        scheduler.send("logged-in", "too-large", "0".repeat(128 * 1024) + "1", scheduler.now());

        scheduler.advance(SESSION);

        assertThat(scheduler.deadLetters())
                .extracting(message ->
                        new String(message.headers().lastHeader("code").value()))
                .containsOnly("IllegalArgumentException")
                .hasSize(4);
        assertThat(scheduler.dueIds()).isEmpty();
    }

    @Test
    void runsADayOfSixTimersAMinute() {
        List<String> fired = new ArrayList<>();
        try (VirtualScheduler day = VirtualScheduler.inMemory(stateDirectory.resolve("day"))) {
            for (int step = 0; step < 6 * 1_440; step++) {
                day.schedule("t" + step, SESSION);
                day.advance(Duration.ofSeconds(10));
                fired.addAll(day.dueIds());
            }
        }

        assertThat(fired).hasSize(6 * 1_440 - 11).doesNotHaveDuplicates();
    }
}
