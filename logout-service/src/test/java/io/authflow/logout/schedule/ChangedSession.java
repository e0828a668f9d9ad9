package io.authflow.logout.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.contracts.event.EventJson;
import io.authflow.contracts.event.EventType;
import io.authflow.contracts.example.GoldenExample;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A session of two minutes in virtual time, and changes to it as Kafka records. */
final class ChangedSession implements AutoCloseable {
    static final String CHANGES = EventType.SESSION_CHANGE_REQUESTED.topic();
    static final GoldenExample OPENING = GoldenExample.of("auth.logged-in.v1", "minimal");
    static final String SESSION = OPENING.key();
    static final String END = "{\"requestId\":\"" + SESSION + "\",\"action\":\"end\"}";
    static final String DEAD_LETTERS = "auth.dead-letter.logout-service.v1";

    final VirtualSessions sessions;

    ChangedSession(Path directory) {
        sessions = new VirtualSessions(directory, Duration.ofMillis(100));
        sessions.send(OPENING);
    }

    static String extend(String seconds) {
        return "{\"requestId\":\"" + SESSION + "\",\"action\":\"extend\",\"seconds\":" + seconds + "}";
    }

    void send(String value, @Nullable String changeId) {
        Map<String, String> headers = changeId == null ? Map.of() : Map.of("ce_id", changeId);
        sessions.send(CHANGES, SESSION, VirtualSessions.bytes(value), headers);
    }

    String said(String value, @Nullable String changeId) {
        send(value, changeId);
        List<TestRecord<byte[], byte[]>> answers = sessions.read(EventType.SESSION_CHANGED);
        assertThat(answers).hasSize(1);
        return text(answers.get(0).value());
    }

    JsonNode deadLetter() {
        List<TestRecord<byte[], byte[]>> letters = sessions.read(DEAD_LETTERS);
        assertThat(letters).hasSize(1);
        return EventJson.mapper().readTree(letters.get(0).value());
    }

    static String text(byte[] value) {
        return new String(value, StandardCharsets.UTF_8);
    }

    static String header(TestRecord<byte[], byte[]> message, String name) {
        return text(message.headers().lastHeader(name).value());
    }

    @Override
    public void close() {
        sessions.close();
    }
}
