package io.authflow.logout.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.contracts.event.SessionChanged.Reason;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OpenSessionTest {
    private static final Instant OPENED = Instant.parse("2026-11-22T12:00:00Z");
    private static final OpenSession SESSION = OpenSession.lasting(OPENED, 120);

    @Test
    void lastsFromItsOpening() {
        assertThat(SESSION.dueAt()).isEqualTo(OPENED.plusSeconds(120));
    }

    @Test
    void endsWhenItsClientAsks() {
        assertThat(SESSION.endAskedAt(OPENED.plusSeconds(7))).isEqualTo(OPENED.plusSeconds(7));
    }

    @Test
    void endsNoEarlierThanItBegan() {
        assertThat(SESSION.endAskedAt(OPENED.minusSeconds(1))).isEqualTo(OPENED);
    }

    @Test
    void endOfAnOverdueSessionIsDueAsLongAsTheSessionIs() {
        assertThat(SESSION.endAskedAt(OPENED.plusSeconds(3_600))).isEqualTo(SESSION.dueAt());
    }

    @Test
    void extensionAddsToTheDueTime() {
        assertThat(SESSION.extend(60, OPENED)).isEqualTo(new Extension.Until(OPENED.plusSeconds(180)));
    }

    @Test
    void extensionStopsAtTheLongestSession() {
        assertThat(SESSION.extend(86_400, OPENED)).isEqualTo(new Extension.Until(OPENED.plusSeconds(86_400)));
    }

    @Test
    void longestSessionCannotBeExtended() {
        OpenSession longest = OpenSession.lasting(OPENED, 86_400);

        assertThat(longest.extend(1, OPENED)).isEqualTo(new Extension.Unchanged(Reason.LONGEST_SESSION));
    }

    @Test
    void overdueSessionIsNotExtendedIntoThePast() {
        Instant late = OPENED.plusSeconds(180);

        assertThat(SESSION.extend(60, late)).isEqualTo(new Extension.Unchanged(Reason.OVERDUE));
    }

    @Test
    void overdueSessionThatReachesTheLongestIsNotExtended() {
        Instant afterADay = OPENED.plusSeconds(86_400);

        assertThat(SESSION.extend(86_400, afterADay)).isEqualTo(new Extension.Unchanged(Reason.LONGEST_SESSION));
    }
}
