package io.authflow.delayedmessages.port;

import io.authflow.delayedmessages.message.ChangeIdentity;
import io.authflow.delayedmessages.message.ChangeOutcome;
import io.authflow.delayedmessages.message.DueTimer;
import io.authflow.delayedmessages.message.InputMessage;
import io.authflow.delayedmessages.message.OutputMessage;
import io.authflow.delayedmessages.message.RefusedChange;
import io.authflow.delayedmessages.message.RejectedMessage;
import io.authflow.delayedmessages.message.Timer;
import io.authflow.delayedmessages.message.TimerChange;
import io.authflow.delayedmessages.message.TimerRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A test application. The key is the timer's id. The value is the delay in milliseconds or a change: {@code fire},
 * {@code cancel}, {@code keep}, {@code refuse}, or {@code move} and a number of milliseconds. A prefix {@code for ID: }
 * names the timer instead of the key. A suffix {@code #ID} names the change, and {@code by NAME} the timer's owner.
 */
public final class TestingPorts {
    public static final int RECORD_BYTES_MAX = 131_072;

    public static final MessagePorts PORTS = new MessagePorts(
            TestingPorts::read,
            TestingPorts::due,
            TestingPorts::rejected,
            TestingPorts::changed,
            new StrayLimits(Set.of("traceparent"), RECORD_BYTES_MAX));

    /** A value that cannot be read. Its rejection writes a further record beside the dead letter. */
    public static final String ENDS = "ends";

    private TestingPorts() {}

    private static Optional<? extends TimerRequest> read(InputMessage message) {
        String value = text(message.value());
        if (value.startsWith("for ")) {
            int colon = value.indexOf(": ");
            return request(value.substring("for ".length(), colon), value.substring(colon + 2), message);
        }
        return value.equals("none") ? Optional.empty() : request(text(message.key()), value, message);
    }

    private static Optional<? extends TimerRequest> request(String id, String asked, InputMessage message) {
        String[] parts = asked.split("#");
        String changeId = parts.length > 1 ? parts[1] : message.toString();
        ChangeIdentity identity = new ChangeIdentity(changeId, bytes(parts[0]));
        String[] words = parts[0].split(" ");
        return Optional.of(
                switch (words[0]) {
                    case "fire" ->
                        new TimerChange(
                                id, identity, (timer, now) -> new TimerChange.FireNow(message.timestamp(), "memo"));
                    case "cancel" -> new TimerChange(id, identity, (timer, now) -> new TimerChange.Cancel("memo"));
                    case "keep" -> new TimerChange(id, identity, (timer, now) -> new TimerChange.Keep("memo"));
                    case "refuse" -> new RefusedChange(id, identity, "memo");
                    case "move" ->
                        new TimerChange(
                                id,
                                identity,
                                (timer, now) -> new TimerChange.MoveTo(
                                        timer.dueAt().plusMillis(Long.parseLong(words[1])), "memo"));
                    default -> timer(id, words, message);
                });
    }

    private static Timer timer(String id, String[] words, InputMessage message) {
        Instant dueAt = message.timestamp().plusMillis(Long.parseLong(words[0]));
        byte[] owner = words.length > 1 ? bytes(words[2]) : new byte[0];
        return new Timer(id, dueAt, message.value(), owner);
    }

    private static OutputMessage due(DueTimer timer) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("due-at", bytes(String.valueOf(timer.dueAt().toEpochMilli())));
        return new OutputMessage(bytes(timer.id()), timer.payload(), headers);
    }

    /** Answers with the result, and with the due time if there is one. */
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
                message.topic().replaceFirst("(virtual-strays|signed-up|logged-in|changes)$", "dead-letter"), output);
        return ENDS.equals(valueOf(message))
                ? List.of(deadLetter, new RejectedMessage("failed", output))
                : List.of(deadLetter);
    }

    private static @Nullable String valueOf(InputMessage message) {
        return message.value() == null ? null : text(message.value());
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
