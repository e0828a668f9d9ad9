package io.authflow.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.event.SessionChangeRequested;
import io.authflow.contracts.event.SessionChanged;
import io.authflow.contracts.event.SessionChanged.Outcome;
import io.authflow.contracts.event.SessionChanged.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeSentenceTest {
    private static final RequestId ID = new RequestId("some-id");
    private static final Instant DUE = Instant.parse("2026-11-22T12:03:00.440Z");
    private static final Duration WAIT = Duration.ofSeconds(30);

    private final ChangeSentence sentence = new ChangeSentence(ZoneOffset.ofHours(3));

    @Test
    void saysSinceWhenAnEndedSessionIsDue() {
        assertThat(sentence.of(new SessionChanged(ID, Outcome.ENDED, DUE)))
                .isEqualTo(
                        "The session of some-id ends now: its logout is due since 2026-11-22 15:03:00.440 +03:00 and on"
                                + " its way. See it done with: authflow show some-id --follow");
    }

    @Test
    void saysWhenAnExtendedSessionIsDue() {
        assertThat(sentence.of(new SessionChanged(ID, Outcome.EXTENDED, DUE)))
                .isEqualTo("The session of some-id is extended: its logout is due at 2026-11-22 15:03:00.440 +03:00.");
    }

    @ParameterizedTest
    @CsvSource({
        "ALREADY_ENDED, had ended before, authflow show some-id",
        "NOT_OPEN, has opened no session up to now, repeat this once its session is open",
        "UNKNOWN, no session of some-id is known, Check the id and the broker"
    })
    void saysWhyNothingWasChangedAndWhatToDo(Outcome outcome, String why, String next) {
        assertThat(sentence.of(new SessionChanged(ID, outcome, null)))
                .startsWith("Nothing was changed")
                .contains(why, next);
    }

    @ParameterizedTest
    @CsvSource({
        "LONGEST_SESSION, as long as one can: 24 h, log in anew",
        "OVERDUE, is overdue by more, extend it by more",
        "TOO_MANY_CHANGES, as many changes as one may have, still works"
    })
    void saysWhyAnOpenSessionIsDueWhenItWasDue(Reason reason, String why, String next) {
        assertThat(sentence.of(SessionChanged.unchanged(ID, DUE, reason)))
                .startsWith("Nothing was changed, because")
                .contains(why, next, "Its logout is due at 2026-11-22 15:03:00.440 +03:00.");
    }

    @Test
    void saysWhatARefusalIsAbout() {
        assertThat(sentence.of(SessionChanged.refused(ID, FailureCode.OUT_OF_RANGE, "seconds")))
                .startsWith("Nothing was changed")
                .contains("'seconds'", "OUT_OF_RANGE", "Use the release");
    }

    @Test
    void saysThatAnUnansweredEndMayBeRepeated() {
        assertThat(sentence.ofNoAnswer(SessionChangeRequested.end(ID), WAIT))
                .startsWith("No answer came within 30 s")
                .endsWith("Repeating it does no harm.");
    }

    @Test
    void saysThatAnUnansweredExtensionMustNotBeRepeatedBlindly() {
        assertThat(sentence.ofNoAnswer(SessionChangeRequested.extend(ID, 60), WAIT))
                .startsWith("No answer came within 30 s")
                .contains("authflow show some-id")
                .endsWith("it might be extended twice.");
    }
}
