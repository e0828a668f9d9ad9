package io.authflow.delayedmessages.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.delayedmessages.store.TimerStores;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangesTest {
    private static final Duration SESSION = Duration.ofSeconds(120);
    private static final long START = VirtualScheduler.START.toEpochMilli();

    @TempDir
    private Path stateDirectory;

    private VirtualScheduler scheduler;

    @BeforeEach
    void open() {
        scheduler = new VirtualScheduler(stateDirectory, pacing -> pacing.withReleasePerSecond(10));
    }

    @AfterEach
    void close() {
        scheduler.close();
    }

    @Test
    void firesAtOnceAndSaysSinceWhenItIsDue() {
        scheduler.schedule("a", SESSION);
        scheduler.advance(Duration.ofSeconds(7));

        String answer = scheduler.change("a", "fire");

        assertThat(answer).isEqualTo("FIRED " + (START + 7_000));
        assertThat(scheduler.due()).singleElement().satisfies(message -> {
            assertThat(message.key()).isEqualTo("a");
            assertThat(new String(message.headers().lastHeader("due-at").value()))
                    .isEqualTo(String.valueOf(START + 7_000));
        });
    }

    @Test
    void firesOnceThoughItWasFiredByHand() {
        scheduler.schedule("a", SESSION);
        scheduler.change("a", "fire");
        scheduler.dueIds();

        scheduler.advance(SESSION.multipliedBy(2));

        assertThat(scheduler.dueIds()).isEmpty();
        assertThat(scheduler.gauges().sum(Gauges.Reading::pending)).isZero();
    }

    @Test
    void firesByHandAheadOfABacklog() {
        IntStream.range(0, 50).forEach(n -> scheduler.schedule("backlog" + n, Duration.ofSeconds(1)));
        scheduler.schedule("a", SESSION);
        scheduler.advance(Duration.ofMinutes(1));
        scheduler.dueIds();

        scheduler.change("a", "fire");

        assertThat(scheduler.dueIds()).containsExactly("a");
    }

    @Test
    void movesATimerLater() {
        scheduler.schedule("a", SESSION);

        assertThat(scheduler.change("a", "move 60000")).isEqualTo("MOVED " + (START + 180_000));

        scheduler.advance(SESSION);
        scheduler.advance(Duration.ofMillis(59_999));
        assertThat(scheduler.dueIds()).isEmpty();
        scheduler.advance(Duration.ofMillis(1));
        assertThat(scheduler.dueIds()).containsExactly("a");
    }

    @Test
    void movesATimerEarlier() {
        scheduler.schedule("a", SESSION);
        scheduler.change("a", "move -60000");

        scheduler.advance(Duration.ofSeconds(60));

        assertThat(scheduler.dueIds()).containsExactly("a");
    }

    @Test
    void movesATimerMoreThanOnce() {
        scheduler.schedule("a", SESSION);
        scheduler.change("a", "move 60000");

        assertThat(scheduler.change("a", "move 1")).isEqualTo("MOVED " + (START + 180_001));
        assertThat(scheduler.storedEntries(TimerStores.BY_DUE)).isEqualTo(1);
    }

    @Test
    void cancelsATimer() {
        scheduler.schedule("a", SESSION);

        assertThat(scheduler.change("a", "cancel")).isEqualTo("CANCELLED");

        scheduler.advance(SESSION.multipliedBy(2));
        assertThat(scheduler.dueIds()).isEmpty();
    }

    @Test
    void saysThatATimerIsGoneOnceItFired() {
        scheduler.schedule("a", SESSION);
        scheduler.advance(SESSION);

        assertThat(scheduler.change("a", "fire")).isEqualTo("GONE");
        assertThat(scheduler.change("a", "move 1000")).isEqualTo("GONE");
    }

    @Test
    void saysThatATimerIsGoneOnceItWasFiredByHandOrCancelled() {
        scheduler.schedule("a", SESSION);
        scheduler.schedule("b", SESSION);
        scheduler.change("a", "fire");
        scheduler.change("b", "cancel");

        assertThat(scheduler.change("a", "cancel")).isEqualTo("GONE");
        assertThat(scheduler.change("b", "fire")).isEqualTo("GONE");
    }

    @Test
    void knowsNothingOfATimerThatNeverWas() {
        assertThat(scheduler.change("a", "fire")).isEqualTo("UNKNOWN");
    }

    @Test
    void forgetsWhatIsGoneAfterTheMemoryTime() {
        scheduler.schedule("a", SESSION);
        scheduler.change("a", "cancel");

        scheduler.advance(Duration.ofHours(6).plusMinutes(1));

        assertThat(scheduler.storedEntries(TimerStores.FIRED)).isZero();
        assertThat(scheduler.change("a", "fire")).isEqualTo("UNKNOWN");
    }

    @Test
    void aCancelledIdIsNotScheduledAgainWhileRemembered() {
        scheduler.schedule("a", SESSION);
        scheduler.change("a", "cancel");
        scheduler.schedule("a", SESSION);

        scheduler.advance(SESSION);

        assertThat(scheduler.dueIds()).isEmpty();
    }

    @Test
    void rejectsAMoveBeyondTheLongestDelayAndLeavesTheTimer() {
        scheduler.schedule("a", SESSION);
        scheduler.send("changes", "a", "move " + Duration.ofDays(31).toMillis(), scheduler.now());

        scheduler.advance(SESSION);

        assertThat(scheduler.deadLetters()).extracting("key").containsExactly("a");
        assertThat(scheduler.dueIds()).containsExactly("a");
    }
}
