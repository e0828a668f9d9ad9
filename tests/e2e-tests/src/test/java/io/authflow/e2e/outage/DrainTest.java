package io.authflow.e2e.outage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrainTest {
    private static final Duration LENGTH = Duration.ofSeconds(60);
    private static final Instant OPENED = Instant.parse("2026-11-22T12:00:00Z");
    private static final List<Moment> OPENINGS = List.of(at("a", 0), at("b", 1), at("c", 2));

    @Test
    void findsNothingWrongWithWhatEndedOnceAndInOrder() {
        Drain drain = drain(List.of(at("a", 70), at("b", 71), at("c", 72)));

        assertThat(drain.notOnce()).isEmpty();
        assertThat(drain.early()).isEmpty();
        assertThat(drain.outOfOrder()).isEmpty();
        assertThat(drain.perSecond(drain.end())).isEqualTo(1);
    }

    @Test
    void findsWhatNeverEndedAndWhatEndedTwice() {
        assertThat(drain(List.of(at("a", 70), at("b", 71), at("b", 72))).notOnce())
                .containsExactlyInAnyOrder("b", "c");
    }

    @Test
    void findsWhatWasEarly() {
        assertThat(drain(List.of(at("a", 59), at("b", 61), at("c", 62))).early())
                .containsOnly(at("a", 59));
    }

    @Test
    void findsWhatWasOvertakenInItsPartition() {
        assertThat(drain(List.of(at("a", 70), at("c", 71), at("b", 72))).outOfOrder())
                .containsExactly(at("b", 72));
    }

    @Test
    void letsPartitionsOvertakeEachOther() {
        Moment elsewhere = new Moment("c", 1, OPENED.plusSeconds(71));

        assertThat(drain(List.of(at("a", 70), elsewhere, at("b", 72))).outOfOrder())
                .isEmpty();
    }

    private static Drain drain(List<Moment> moments) {
        return Drain.of(OPENINGS, LENGTH, moments, moments);
    }

    private static Moment at(String requestId, int second) {
        return new Moment(requestId, 0, OPENED.plusSeconds(second));
    }
}
