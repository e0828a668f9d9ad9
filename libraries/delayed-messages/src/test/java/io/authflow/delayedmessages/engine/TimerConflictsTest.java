package io.authflow.delayedmessages.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.delayedmessages.port.TestingPorts;
import io.authflow.delayedmessages.settings.Pacing;
import io.authflow.delayedmessages.store.TimerStores;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests a second timer with a known id. */
class TimerConflictsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final long START = VirtualScheduler.START.toEpochMilli();

    @TempDir
    private Path stateDirectory;

    private VirtualScheduler scheduler;

    @BeforeEach
    void open() {
        scheduler = VirtualScheduler.inMemory(stateDirectory);
        send("1000 by one");
    }

    @AfterEach
    void close() {
        scheduler.close();
    }

    @Test
    void theSameTimerIsIgnored() {
        send("1000 by one");
        scheduler.advance(SECOND);
        send("1000 by one");
        scheduler.advance(SECOND);

        assertThat(scheduler.dueIds()).containsExactly("a");
        assertThat(scheduler.deadLetters()).isEmpty();
    }

    @Test
    void anothersTimerIsRejectedWhileTheFirstIsPendingOrRemembered() {
        send("1000 by other");
        scheduler.change("a", "move 500");
        send("1000 by other");
        scheduler.advance(SECOND.multipliedBy(2));
        send("1000 by other");
        scheduler.advance(SECOND);

        assertThat(scheduler.dueIds()).containsExactly("a");
        assertThat(scheduler.deadLetters()).hasSize(3);
    }

    @Test
    void anothersTimerIsNewOnceTheFirstIsForgotten() {
        scheduler.advance(SECOND);
        scheduler.advance(Pacing.defaults().firedIdMemory().plusMinutes(2));
        send("1000 by other");
        scheduler.advance(SECOND);

        assertThat(scheduler.dueIds()).containsExactly("a", "a");
    }

    @Test
    void anEntryOfAnEarlierVersionIsReadAsAnyonesTimer() {
        byte[] place = ByteBuffer.allocate(Long.BYTES).putLong(START + 1_000).array();
        scheduler.overwrite(TimerStores.BY_ID, TestingPorts.bytes("a"), place);

        send("1000 by other");
        assertThat(scheduler.deadLetters()).isEmpty();
        assertThat(scheduler.change("a", "move 1000")).isEqualTo("MOVED " + (START + 2_000));
        scheduler.advance(SECOND.multipliedBy(2));
        assertThat(scheduler.dueIds()).containsExactly("a");
    }

    private void send(String value) {
        scheduler.send("logged-in", "a", value, scheduler.now());
    }
}
