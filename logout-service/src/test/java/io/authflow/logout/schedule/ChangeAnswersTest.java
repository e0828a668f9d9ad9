package io.authflow.logout.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.contracts.event.EventType;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the answers to session changes from any client. */
class ChangeAnswersTest {
    private static final Instant START = VirtualSessions.START;

    @TempDir
    private Path directory;

    private ChangedSession session;

    @BeforeEach
    void open() {
        session = new ChangedSession(directory);
    }

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void aRepeatedExtensionExtendsOnceAndIsAnsweredAlike() {
        List<String> answers = IntStream.range(0, 3)
                .mapToObj(n -> session.said(ChangedSession.extend("60"), "c"))
                .toList();

        assertThat(answers)
                .containsOnly("{\"requestId\":\"" + ChangedSession.SESSION + "\",\"outcome\":\"extended\",\"dueAt\":\""
                        + START.plusSeconds(180) + "\"}");
    }

    @Test
    void theAnswersToARepeatAreOneEvent() {
        session.send(ChangedSession.END, "c");
        session.sessions.advance(Duration.ofHours(1));
        session.send(ChangedSession.END, "c");
        List<TestRecord<byte[], byte[]>> answers = session.sessions.read(EventType.SESSION_CHANGED);

        assertThat(answers).hasSize(2);
        for (String name : List.of("ce_id", "ce_subject", "ce_causationid", "ce_correlationid")) {
            assertThat(ChangedSession.header(answers.get(1), name))
                    .isEqualTo(ChangedSession.header(answers.get(0), name));
        }
        assertThat(answers.get(1).value()).isEqualTo(answers.get(0).value());
        assertThat(session.sessions.read(EventType.LOGOUT_DUE)).hasSize(1);
    }

    @Test
    void aRepeatOfAChangeThatMetNoSessionIsAnsweredAlikeOnceThereIsOne() {
        String early = "{\"requestId\":\"order-1\",\"action\":\"end\"}";
        String first = session.said(early, "c");
        session.sessions.send(
                ChangedSession.OPENING.topic(), "order-1", opening("order-1"), ChangedSession.OPENING.headers());

        assertThat(session.said(early, "c")).isEqualTo(first).contains("unknown");
        assertThat(session.said(early, "d")).contains("ended");
    }

    @Test
    void anotherChangeUnderTheSameIdIsAConflict() {
        session.said(ChangedSession.extend("60"), "c");
        session.send(ChangedSession.extend("61"), "c");

        assertThat(session.sessions.read(EventType.SESSION_CHANGED)).isEmpty();
        assertThat(session.deadLetter().path("code").asString()).isEqualTo("CONFLICT");
        assertThat(session.said(ChangedSession.extend("1"), "d"))
                .contains(START.plusSeconds(181).toString());
    }

    @Test
    void changesWithoutAnIdOfTheirOwnAreToldApart() {
        session.send(ChangedSession.extend("60"), null);
        session.send(ChangedSession.extend("60"), null);
        List<TestRecord<byte[], byte[]>> answers = session.sessions.read(EventType.SESSION_CHANGED);

        assertThat(answers).hasSize(2);
        assertThat(ChangedSession.header(answers.get(0), "ce_id"))
                .isNotEqualTo(ChangedSession.header(answers.get(1), "ce_id"));
        assertThat(ChangedSession.text(answers.get(1).value()))
                .contains(START.plusSeconds(240).toString());
    }

    @Test
    void saysThatASessionLastsNoLongerThanADay() {
        session.said(ChangedSession.extend("86400"), "c");

        assertThat(session.said(ChangedSession.extend("60"), "d"))
                .isEqualTo("{\"requestId\":\"" + ChangedSession.SESSION + "\",\"outcome\":\"unchanged\",\"dueAt\":\""
                        + START.plusSeconds(86_400) + "\",\"reason\":\"longest-session\"}");
    }

    @Test
    void saysThatAnExtensionCameTooLate() {
        waitBehindABacklog();
        String late = session.said(ChangedSession.extend("60"), "c");
        String inTime = session.said(ChangedSession.extend("3600"), "d");

        assertThat(late).contains("\"outcome\":\"unchanged\"", "\"reason\":\"overdue\"");
        assertThat(inTime)
                .contains("\"outcome\":\"extended\"", START.plusSeconds(3_720).toString());
    }

    @Test
    void saysSinceWhenAnOverdueSessionIsDue() {
        waitBehindABacklog();

        assertThat(session.said(ChangedSession.END, "c"))
                .contains("\"outcome\":\"ended\"", START.plusSeconds(120).toString());
    }

    @Test
    void aChangeWithoutAKeyIsDecided() {
        session.sessions.send(
                ChangedSession.CHANGES, null, VirtualSessions.bytes(ChangedSession.END), Map.of("ce_id", "c"));

        assertThat(ChangedSession.text(
                        session.sessions.read(EventType.SESSION_CHANGED).get(0).value()))
                .contains("ended");
    }

    @Test
    void aChangeUnderAnotherKeyIsDecided() {
        session.sessions.send(
                ChangedSession.CHANGES, "another", VirtualSessions.bytes(ChangedSession.END), Map.of("ce_id", "c"));

        assertThat(ChangedSession.text(
                        session.sessions.read(EventType.SESSION_CHANGED).get(0).value()))
                .contains("ended");
    }

    /** Makes the session wait behind a backlog. At 25 logouts per second, its logout is not among the first. */
    private void waitBehindABacklog() {
        IntStream.range(0, 100).mapToObj(n -> "backlog-" + n).forEach(id -> {
            byte[] opening =
                    VirtualSessions.bytes(ChangedSession.text(opening(id)).replace("120", "1"));
            session.sessions.send(ChangedSession.OPENING.topic(), id, opening, ChangedSession.OPENING.headers());
        });
        session.sessions.advance(Duration.ofMinutes(10));
    }

    private static byte[] opening(String id) {
        return VirtualSessions.bytes(ChangedSession.OPENING.value().replace(ChangedSession.SESSION, id));
    }
}
