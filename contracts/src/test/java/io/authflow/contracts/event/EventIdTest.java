package io.authflow.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.Step;
import io.authflow.contracts.UserRef;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventIdTest {
    private static final RequestId ID = new RequestId("request-1");
    private static final SignedUp SIGNED_UP = new SignedUp(ID, "test@example.com", 120);
    private static final SessionChanged ANSWER = new SessionChanged(ID, SessionChanged.Outcome.UNKNOWN, null);

    @ParameterizedTest
    @MethodSource("ids")
    void hasVersionAndVariantOfRfc9562(String id) {
        assertThat(UUID.fromString(id).version()).isEqualTo(5);
        assertThat(UUID.fromString(id).variant()).isEqualTo(2);
    }

    @Test
    void idsDifferByWhatTheyName() {
        assertThat(ids()).doesNotHaveDuplicates();
    }

    /** The expected ids come from Python's {@code uuid.uuid5}. Anybody who knows the rule can derive the same ids. */
    @Test
    void isTheNameBasedIdThatAnyLibraryMakes() {
        assertThat(ids())
                .containsExactly(
                        "ac717ca5-363a-5c13-9d43-ef2a50579424",
                        "1ee8cf5f-53a4-5a50-9c11-de08ca7aea6e",
                        "dbc35af5-b2c2-5da3-9a32-c58631b2af50",
                        "93e7cbc3-4589-599f-bb77-0f12e0e20551",
                        "d09b6b8e-d6b5-5faa-b626-961f74b282cb",
                        "3a728a57-ddd4-547b-addc-c64407da284e");
    }

    @Test
    void aFlowHasOneTerminalIdWhicheverStepEndsIt() {
        AuthFailed failed = new AuthFailed(ID, null, Step.CHECK, FailureCode.MALFORMED);
        Instant now = Instant.EPOCH;
        LoggedOut loggedOut = new LoggedOut(ID, new UserRef("x".repeat(43)), LoggedOut.SUCCESS, null, now, now, now);

        assertThat(EventId.of(failed, Step.CHECK)).isEqualTo(EventId.of(loggedOut, Step.LOGOUT));
    }

    @Test
    void answersToTwoChangesOfOneSessionDiffer() {
        assertThat(EventId.of(ANSWER, Step.SCHEDULE, "change-1"))
                .isNotEqualTo(EventId.of(ANSWER, Step.SCHEDULE, "change-2"));
    }

    @Test
    void anAnswerHasNoIdWithoutTheChange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventId.of(ANSWER, Step.SCHEDULE))
                .withMessageContaining("auth.session-changed.v1");
    }

    @Test
    void whatHappensOnceKeepsItsIdWhateverItAnswers() {
        assertThat(EventId.of(SIGNED_UP, Step.SIGNUP, "any")).isEqualTo(EventId.of(SIGNED_UP, Step.SIGNUP));
    }

    /** Without doubled slashes, both names would be {@code r/schedule/c/terminal}. */
    @Test
    void aSlashInAnIdMakesNoTwoEventsOne() {
        SessionChanged answer = new SessionChanged(new RequestId("r"), SessionChanged.Outcome.UNKNOWN, null);
        AuthFailed end = new AuthFailed(new RequestId("r/schedule/c"), null, Step.CHECK, FailureCode.MALFORMED);

        assertThat(EventId.of(answer, Step.SCHEDULE, "c/terminal")).isNotEqualTo(EventId.of(end, Step.CHECK));
    }

    static Stream<String> ids() {
        return Stream.of(
                EventId.of(SIGNED_UP, Step.SIGNUP),
                EventId.of(new AuthFailed(ID, null, Step.LOGIN, FailureCode.EXPIRED), Step.LOGIN),
                EventId.ofRequest(ID),
                EventId.ofDeadLetter("check-service", "auth.requested.v1", 3, 41),
                EventId.of(ANSWER, Step.SCHEDULE, "change-1"),
                EventId.ofChange("auth.session-change-requested.v1", 3, 41, Instant.ofEpochMilli(1_795_348_800_440L)));
    }
}
