package io.authflow.delayedmessages;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * An application of which the key is the timer's id and the value its delay in milliseconds, or a change: {@code fire}, {@code
 * cancel}, {@code move} and how many milliseconds.
 */
final class TestingPorts {
    static final MessagePorts PORTS =
            new MessagePorts(TestingPorts::read, TestingPorts::due, TestingPorts::rejected, TestingPorts::changed);

    /** A value that cannot be read, and that ends something by that. */
    static final String ENDS = "ends";

    private TestingPorts() {}

    private static Optional<? extends TimerRequest> read(InputMessage message) {
        String value = text(message.value());
        String id = text(message.key());
        if (value.equals("none")) {
            return Optional.empty();
        }
        if (value.equals("fire")) {
            return Optional.of(new TimerChange(id, pending -> new TimerChange.FireNow(message.timestamp())));
        }
        if (value.equals("cancel")) {
            return Optional.of(new TimerChange(id, pending -> new TimerChange.Cancel()));
        }
        if (value.startsWith("move ")) {
            long by = Long.parseLong(value.substring("move ".length()));
            return Optional.of(new TimerChange(
                    id, pending -> new TimerChange.MoveTo(pending.dueAt().plusMillis(by))));
        }
        Duration delay = Duration.ofMillis(Long.parseLong(value));
        return Optional.of(new Timer(id, message.timestamp().plus(delay), message.value()));
    }

    private static OutputMessage due(DueTimer timer) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("due-at", bytes(String.valueOf(timer.dueAt().toEpochMilli())));
        return new OutputMessage(bytes(timer.id()), timer.payload(), headers);
    }

    /** The result, and when it is due where that is known. */
    private static OutputMessage changed(InputMessage change, ChangeOutcome outcome) {
        Instant dueAt = outcome.dueAt();
        String answer = outcome.result() + (dueAt == null ? "" : " " + dueAt.toEpochMilli());
        return new OutputMessage(bytes(outcome.id()), bytes(answer), new RecordHeaders());
    }

    private static List<RejectedMessage> rejected(InputMessage message, RuntimeException reason) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("code", bytes(reason.getClass().getSimpleName()));
        OutputMessage output = new OutputMessage(message.key(), bytes(message.toString()), headers);
        RejectedMessage deadLetter = new RejectedMessage(
                message.topic().replaceFirst("(signed-up|logged-in|changes)$", "dead-letter"), output);
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
