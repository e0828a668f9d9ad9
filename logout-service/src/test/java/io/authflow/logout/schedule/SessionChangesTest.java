package io.authflow.logout.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.contracts.RequestId;
import io.authflow.contracts.event.Envelope;
import io.authflow.contracts.event.EventJson;
import io.authflow.contracts.event.EventRecord;
import io.authflow.contracts.event.EventType;
import io.authflow.contracts.event.LogoutDue;
import io.authflow.contracts.event.SessionChangeRequested;
import io.authflow.contracts.event.SessionChanged;
import io.authflow.contracts.event.SessionChanged.Outcome;
import io.authflow.contracts.example.GoldenExample;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests ends and extensions of a session of two minutes, in virtual time. */
class SessionChangesTest {
    private static final Instant START = VirtualSessions.START;
    private static final GoldenExample OPENING = GoldenExample.of("auth.logged-in.v1", "minimal");
    private static final RequestId SESSION = new RequestId(OPENING.key());

    @TempDir
    private Path directory;

    private VirtualSessions sessions;
    private int changes;

    @BeforeEach
    void open() {
        sessions = new VirtualSessions(directory, Duration.ofMillis(100));
        sessions.send(OPENING);
    }

    @AfterEach
    void close() {
        sessions.close();
    }

    @Test
    void endsAtOnce() {
        sessions.advance(Duration.ofSeconds(7));

        SessionChanged answer = changed(SessionChangeRequested.end(SESSION));

        assertThat(answer).isEqualTo(new SessionChanged(SESSION, Outcome.ENDED, START.plusSeconds(7)));
        assertThat(due()).singleElement().satisfies(due -> {
            assertThat(due.openedAt()).isEqualTo(START);
            assertThat(due.dueAt()).isEqualTo(START.plusSeconds(7));
        });
    }

    @Test
    void answersWithTheIdOfTheChangeAndTheUserOfTheSession() {
        send(SessionChangeRequested.end(SESSION));

        TestRecord<byte[], byte[]> answer =
                sessions.read(EventType.SESSION_CHANGED).get(0);

        assertThat(header(answer, "ce_causationid")).isEqualTo("change-1");
        assertThat(header(answer, "ce_correlationid")).isEqualTo(SESSION.value());
        assertThat(header(answer, "ce_subject")).isEqualTo(OPENING.headers().get("ce_subject"));
        assertThat(new String(answer.key(), StandardCharsets.UTF_8)).isEqualTo(SESSION.value());
    }

    @Test
    void lastsLonger() {
        SessionChanged answer = changed(SessionChangeRequested.extend(SESSION, 60));
        sessions.advance(Duration.ofSeconds(120).plusMillis(100));
        boolean early = !due().isEmpty();
        sessions.advance(Duration.ofSeconds(60));

        assertThat(answer).isEqualTo(new SessionChanged(SESSION, Outcome.EXTENDED, START.plusSeconds(180)));
        assertThat(early).isFalse();
        assertThat(due()).extracting(LogoutDue::dueAt).containsExactly(START.plusSeconds(180));
    }

    @Test
    void lastsADayInAllAtMost() {
        changed(SessionChangeRequested.extend(SESSION, 86_000));

        SessionChanged answer = changed(SessionChangeRequested.extend(SESSION, 86_000));

        assertThat(answer.dueAt()).isEqualTo(START.plusSeconds(86_400));
    }

    @Test
    void saysThatItHasAlreadyEnded() {
        changed(SessionChangeRequested.end(SESSION));

        assertThat(changed(SessionChangeRequested.end(SESSION)).outcome()).isEqualTo(Outcome.ALREADY_ENDED);
        assertThat(changed(SessionChangeRequested.extend(SESSION, 60)).outcome())
                .isEqualTo(Outcome.ALREADY_ENDED);
        assertThat(due()).hasSize(1);
    }

    @Test
    void saysThatItHasAlreadyEndedOnceTheTimeIsOver() {
        sessions.advance(Duration.ofMinutes(3));

        assertThat(changed(SessionChangeRequested.end(SESSION)).outcome()).isEqualTo(Outcome.ALREADY_ENDED);
    }

    @Test
    void saysThatNoSessionIsOpenOfAYoungRequest() {
        RequestId young = RequestId.create(START.minusSeconds(60), new Random(1));

        assertThat(changed(SessionChangeRequested.end(young)).outcome()).isEqualTo(Outcome.NOT_OPEN);
    }

    @Test
    void knowsNothingOfARequestThatCouldBeForgotten() {
        RequestId old = RequestId.create(START.minus(Duration.ofHours(6)).minusSeconds(1), new Random(1));

        assertThat(changed(SessionChangeRequested.end(old)).outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void knowsNothingOfARequestWithoutATimeOrFromTheFuture() {
        RequestId future = RequestId.create(START.plus(Duration.ofHours(6)), new Random(1));

        assertThat(changed(SessionChangeRequested.end(future)).outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(changed(SessionChangeRequested.end(new RequestId("order-1"))).outcome())
                .isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void aChangeThatCannotBeReadEndsNothing() {
        sessions.send(
                EventType.SESSION_CHANGE_REQUESTED.topic(),
                SESSION.value(),
                VirtualSessions.bytes("{}"),
                OPENING.headers());

        assertThat(sessions.read("auth.dead-letter.logout-service.v1")).hasSize(1);
        assertThat(sessions.read(EventType.FAILED)).isEmpty();
        assertThat(due()).isEmpty();
    }

    private SessionChanged changed(SessionChangeRequested change) {
        send(change);
        return EventJson.read(sessions.read(EventType.SESSION_CHANGED).get(0).value(), SessionChanged.class);
    }

    private void send(SessionChangeRequested change) {
        sessions.send(record(change));
    }

    private EventRecord record(SessionChangeRequested change) {
        return EventRecord.of(
                change,
                new Envelope(
                        "change-" + ++changes,
                        "/test",
                        change.type().topic(),
                        sessions.now(),
                        null,
                        change.requestId(),
                        null,
                        null));
    }

    private List<LogoutDue> due() {
        return sessions.read(EventType.LOGOUT_DUE).stream()
                .map(due -> EventJson.read(due.value(), LogoutDue.class))
                .toList();
    }

    private static String header(TestRecord<byte[], byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
