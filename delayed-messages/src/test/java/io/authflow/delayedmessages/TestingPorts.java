package io.authflow.delayedmessages;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** An application of which the key is the timer's id and the value its delay in milliseconds. */
final class TestingPorts {
    static final MessagePorts PORTS = new MessagePorts(TestingPorts::read, TestingPorts::due, TestingPorts::rejected);

    private TestingPorts() {}

    private static Optional<Timer> read(InputMessage message) {
        String value = text(message.value());
        if (value.equals("none")) {
            return Optional.empty();
        }
        Duration delay = Duration.ofMillis(Long.parseLong(value));
        return Optional.of(new Timer(text(message.key()), message.timestamp().plus(delay), message.value()));
    }

    private static OutputMessage due(DueTimer timer) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("due-at", bytes(String.valueOf(timer.dueAt().toEpochMilli())));
        return new OutputMessage(bytes(timer.id()), timer.payload(), headers);
    }

    private static OutputMessage rejected(InputMessage message, RuntimeException reason) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("code", bytes(reason.getClass().getSimpleName()));
        return new OutputMessage(message.key(), bytes(message.toString()), headers);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
