package io.authflow.delayedmessages;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** An application of which the key is the timer's id and the value its delay in milliseconds. */
final class TestingPorts {
    static final MessagePorts PORTS = new MessagePorts(TestingPorts::read, TestingPorts::due, TestingPorts::rejected);

    /** A value that cannot be read, and that ends something by that. */
    static final String ENDS = "ends";

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

    private static List<RejectedMessage> rejected(InputMessage message, RuntimeException reason) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("code", bytes(reason.getClass().getSimpleName()));
        OutputMessage output = new OutputMessage(message.key(), bytes(message.toString()), headers);
        RejectedMessage deadLetter =
                new RejectedMessage(message.topic().replaceFirst("(signed-up|logged-in)$", "dead-letter"), output);
        return ENDS.equals(valueOf(message))
                ? List.of(deadLetter, new RejectedMessage("failed", output))
                : List.of(deadLetter);
    }

    private static @Nullable String valueOf(InputMessage message) {
        return message.value() == null ? null : text(message.value());
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
