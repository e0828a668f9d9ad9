package io.authflow.delayedmessages.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.delayedmessages.settings.Pacing;
import io.authflow.delayedmessages.store.TimerStores;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepeatedChangesTest {
    private static final Duration SESSION = Duration.ofSeconds(120);
    private static final Duration MEMORY = Pacing.defaults().firedIdMemory();
    private static final long START = VirtualScheduler.START.toEpochMilli();

    @TempDir
    private Path stateDirectory;

    private VirtualScheduler scheduler;

    @BeforeEach
    void open() {
        scheduler = VirtualScheduler.inMemory(stateDirectory);
    }

    @AfterEach
    void close() {
        scheduler.close();
    }

    @Test
    void aRepeatedMoveMovesOnce() {
        scheduler.schedule("a", SESSION);

        for (int n = 0; n < 3; n++) {
            assertThat(scheduler.change("a", "move 60000#c")).isEqualTo("MOVED " + (START + 180_000));
        }
        assertThat(scheduler.change("a", "move 60000#d")).isEqualTo("MOVED " + (START + 240_000));
    }

    @Test
    void aRepeatIsAnsweredAlikeThoughTheTimerHasFired() {
        scheduler.schedule("a", SESSION);
        String moved = scheduler.change("a", "move 1#c");
        scheduler.advance(SESSION.multipliedBy(2));

        assertThat(scheduler.change("a", "move 1#c")).isEqualTo(moved);
        assertThat(scheduler.change("a", "move 1#d")).isEqualTo("GONE");
    }

    @Test
    void aChangeOfAnAbsentTimerStaysOneThoughTheTimerComes() {
        scheduler.change("a", "fire#c");
        scheduler.schedule("a", SESSION);

        assertThat(scheduler.change("a", "fire#c")).isEqualTo("UNKNOWN");
        assertThat(scheduler.change("a", "fire#d")).isEqualTo("FIRED " + START);
    }

    @Test
    void theSameIdOfAChangeIsAnotherForAnotherTimer() {
        scheduler.schedule("a", SESSION);
        scheduler.change("a", "fire#c");

        assertThat(scheduler.change("b", "fire#c")).isEqualTo("UNKNOWN");
    }

    @Test
    void anotherContentUnderTheSameIdIsRejectedAndChangesNothing() {
        scheduler.schedule("a", SESSION);
        scheduler.change("a", "move 1000#c");

        scheduler.send("changes", "a", "cancel#c", scheduler.now());

        assertThat(scheduler.deadLetters())
                .singleElement()
                .satisfies(letter -> assertThat(
                                new String(letter.headers().lastHeader("code").value()))
                        .isEqualTo("ConflictException"));
        assertThat(scheduler.answers()).isEmpty();
        assertThat(scheduler.change("a", "keep")).isEqualTo("KEPT " + (START + 121_000));
    }

    @Test
    void aRefusalIsAnsweredAndRepeated() {
        assertThat(scheduler.change("a", "refuse#c")).isEqualTo("REFUSED");
        assertThat(scheduler.change("a", "refuse#c")).isEqualTo("REFUSED");
    }

    @Test
    void forgetsAChangeWithItsTimer() {
        scheduler.schedule("a", SESSION);
        scheduler.change("a", "move 1000#c");
        scheduler.change("a", "fire#d");
        scheduler.change("b", "fire#c");

        scheduler.advance(MEMORY.minusSeconds(1));
        assertThat(scheduler.storedEntries(TimerStores.BY_ID)).isEqualTo(4);
        scheduler.advance(Duration.ofMinutes(2));
        scheduler.advance(Duration.ofMinutes(2));
        scheduler.advance(MEMORY);
        scheduler.advance(Duration.ofMinutes(2));

        assertThat(scheduler.storedEntries(TimerStores.BY_ID)).isZero();
        assertThat(scheduler.storedEntries(TimerStores.FIRED)).isZero();
    }

    @Test
    void remembersAChangeAsLongAsItsTimerIsPending() {
        scheduler.schedule("a", Duration.ofHours(24));
        String moved = scheduler.change("a", "move 1000#c");

        for (int hour = 0; hour < 23; hour++) {
            scheduler.advance(Duration.ofHours(1));
        }

        assertThat(scheduler.change("a", "move 1000#c")).isEqualTo(moved);
    }

    @Test
    void remembersAChangeOfAnAbsentTimerAsLongAsIdsOnly() {
        scheduler.change("a", "fire#c");
        scheduler.advance(MEMORY.plusMinutes(1));

        assertThat(scheduler.storedEntries(TimerStores.BY_ID)).isZero();
    }
}
