package io.authflow.logout.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.contracts.event.EventJson;
import io.authflow.contracts.event.EventType;
import io.authflow.contracts.example.GoldenExample;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests a second opening with the same request id. */
class OpeningConflictsTest {
    private static final String DEAD_LETTERS = "auth.dead-letter.logout-service.v1";
    private static final GoldenExample OPENING = GoldenExample.of("auth.logged-in.v1", "minimal");

    @TempDir
    private Path directory;

    private VirtualSessions sessions;

    @BeforeEach
    void open() {
        sessions = new VirtualSessions(directory, Duration.ZERO);
        sessions.send(OPENING);
    }

    @AfterEach
    void close() {
        sessions.close();
    }

    @Test
    void aRepeatIsIgnoredWhileTheSessionLastsAndAfterItsEnd() {
        sessions.send(OPENING);
        sessions.advance(Duration.ofMinutes(3));
        sessions.send(OPENING);
        sessions.advance(Duration.ofMinutes(3));

        assertThat(sessions.read(EventType.LOGOUT_DUE)).hasSize(1);
        assertThat(sessions.read(DEAD_LETTERS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"test@example.com", "120"})
    void anotherUserOrLengthIsAConflictThatEndsNothing(String original) {
        String other = OPENING.value().replace(original, original.equals("120") ? "121" : "other@example.com");
        assertThat(other).isNotEqualTo(OPENING.value());
        sessions.send(OPENING.topic(), OPENING.key(), VirtualSessions.bytes(other), OPENING.headers());

        assertThatTheFirstIsUnaffected();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_subject", "ce_causationid"})
    void anotherUserOrCauseInTheEnvelopeIsAConflict(String header) {
        Map<String, String> headers = new HashMap<>(OPENING.headers());
        headers.put(header, "A".repeat(43));
        sessions.send(OPENING.topic(), OPENING.key(), OPENING.bytes(), headers);

        assertThatTheFirstIsUnaffected();
    }

    @Test
    void anIdThatIsUsedAgainAfterItsEndIsAConflictWhileItIsRemembered() {
        sessions.advance(Duration.ofMinutes(3));
        sessions.send(
                OPENING.topic(),
                OPENING.key(),
                VirtualSessions.bytes(OPENING.value().replace("test@", "other@")),
                OPENING.headers());

        assertThatTheFirstIsUnaffected();
    }

    private void assertThatTheFirstIsUnaffected() {
        sessions.advance(Duration.ofMinutes(3));
        List<TestRecord<byte[], byte[]>> letters = sessions.read(DEAD_LETTERS);
        assertThat(letters).singleElement().satisfies(letter -> {
            assertThat(EventJson.mapper().readTree(letter.value()).path("code").asString())
                    .isEqualTo("CONFLICT");
            assertThat(EventJson.mapper()
                            .readTree(letter.value())
                            .path("requestId")
                            .asString())
                    .isEqualTo(OPENING.key());
        });
        assertThat(sessions.read(EventType.FAILED)).isEmpty();
        assertThat(sessions.read(EventType.LOGOUT_DUE)).hasSize(1);
    }
}
