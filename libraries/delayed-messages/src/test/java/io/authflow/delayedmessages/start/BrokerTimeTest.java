package io.authflow.delayedmessages.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Checks that the estimate of the brokers' clock is never ahead of it, whatever an answer takes. */
class BrokerTimeTest {
    private static final long NOON = 1_796_000_000_000L;
    /** The monotonic clock at noon; it overflows 4 s later. */
    private static final long NOON_NANOS =
            Long.MAX_VALUE - Duration.ofSeconds(4).toNanos();

    private final BrokerTime time = new BrokerTime();

    @Test
    void isTheAppendTimeWhenTheAnswerComes() {
        time.answered(nanos(0), NOON + 30, nanos(100));

        assertThat(time.at(nanos(100))).isEqualTo(NOON + 30);
    }

    @Test
    void goesOnWithTheMonotonicClock() {
        time.answered(nanos(0), NOON, nanos(0));

        assertThat(time.at(nanos(60_000))).isEqualTo(NOON + 60_000);
    }

    @Test
    void aSlowAnswerDoesNotSetItBack() {
        time.answered(nanos(0), NOON + 1, nanos(1));

        time.answered(nanos(1_000), NOON + 1_010, nanos(3_000));

        assertThat(time.at(nanos(3_000))).isEqualTo(NOON + 3_000);
    }

    @Test
    void isSetBackIfItIsAheadOfWhatAnAnswerAllows() {
        time.answered(nanos(0), NOON + 1_000, nanos(1));

        time.answered(nanos(500), NOON + 510, nanos(520));

        assertThat(time.at(nanos(520))).isEqualTo(NOON + 530);
    }

    /** The monotonic clock stands still while the machine is suspended. */
    @Test
    void catchesUpAfterASuspension() {
        time.answered(nanos(0), NOON, nanos(0));

        time.answered(nanos(1_000), NOON + 3_600_000, nanos(1_005));

        assertThat(time.at(nanos(1_005))).isEqualTo(NOON + 3_600_000);
    }

    private static long nanos(long millisSinceNoon) {
        return NOON_NANOS + Duration.ofMillis(millisSinceNoon).toNanos();
    }
}
