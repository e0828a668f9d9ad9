package io.authflow.cli.deadletter;

import io.authflow.contracts.KeyedHash;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.StrictUtf8;
import io.authflow.contracts.event.DeadLetter;
import io.authflow.contracts.event.Envelope;
import io.authflow.contracts.event.EventId;
import io.authflow.contracts.event.EventJson;
import io.authflow.contracts.event.EventRecord;
import io.authflow.contracts.event.EventType;
import io.authflow.contracts.event.Headers;
import io.authflow.contracts.record.KafkaRecords;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Decides which records may be redriven, and makes the new records. A new record holds the same event under a request
 * id that is derived from the dead letter. Its header {@code ce_causationid} names the old event.
 */
public final class Redrivable {
    private static final String SOURCE = "/authflow/cli";
    private static final String PASSWORD = "password";
    private static final String TOKENS = "tokens";
    private static final String LOGOUT_TOKEN = "logoutToken";

    private final @Nullable KeyedHash deadLetterHash;

    /**
     * @param deadLetterHash the services' keyed hash of values, to compare a record with its dead letter; null for no
     *     comparison
     */
    public Redrivable(@Nullable KeyedHash deadLetterHash) {
        this.deadLetterHash = deadLetterHash;
    }

    /** Refuses by topic alone, before the record is read, because not every user may read it. */
    void requireSuitable(DeadLetter letter) throws RedriveRefusedException {
        switch (type(letter)) {
            case REQUESTED, SIGNED_UP, LOGGED_IN, LOGOUT_DUE -> {}
            case USER_FOUND, USER_NOT_FOUND -> throw new RedriveRefusedException(RedriveRefusal.SEALED);
            case SESSION_CHANGE_REQUESTED -> throw new RedriveRefusedException(RedriveRefusal.SESSION_CHANGE);
            case SESSION_CHANGED, LOGGED_OUT, FAILED -> throw new RedriveRefusedException(RedriveRefusal.NO_INPUT);
        }
    }

    EventRecord anew(DeadLetterEntry entry, ConsumerRecord<byte[], byte[]> source, Instant now)
            throws RedriveRefusedException {
        requireSame(entry.letter(), source);
        String text = text(source.value());
        refuseSealed(type(entry.letter()), object(text));
        RequestId requestId = entry.anew();
        // The tokens are sealed to the old request id too, and the requester got them under that id.
        String anew = RecordText.of(text).without(TOKENS).with(requestId).json();
        Map<String, String> before = KafkaRecords.texts(source.headers());
        Envelope envelope = envelope(entry, before, requestId, now);
        return new EventRecord(
                envelope.type(), requestId.value(), headers(envelope, before), anew.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Returns the headers of the new record. Those that say what the value is stay as they were. Otherwise a request of
     * a later version would pass as one of this version.
     */
    private static Map<String, String> headers(Envelope envelope, Map<String, String> before) {
        Map<String, String> headers = new LinkedHashMap<>(Headers.of(envelope));
        for (String name : List.of(Headers.SPEC_VERSION, Headers.TYPE, Headers.CONTENT_TYPE)) {
            headers.computeIfPresent(name, (same, ours) -> before.getOrDefault(same, ours));
        }
        return headers;
    }

    private static EventType type(DeadLetter letter) throws RedriveRefusedException {
        return EventType.ofTopic(letter.topic())
                .orElseThrow(() -> new RedriveRefusedException(RedriveRefusal.NO_INPUT));
    }

    private void requireSame(DeadLetter letter, ConsumerRecord<byte[], byte[]> source) throws RedriveRefusedException {
        boolean sameTime = source.timestamp() == letter.timestamp().toEpochMilli();
        if (!sameTime || !sameHash(letter, source.value())) {
            throw new RedriveRefusedException(RedriveRefusal.SOURCE_CHANGED);
        }
    }

    private boolean sameHash(DeadLetter letter, byte @Nullable [] value) {
        if (deadLetterHash == null) {
            return true;
        }
        return value == null
                ? letter.valueHash() == null
                : deadLetterHash.hash(value).equals(letter.valueHash());
    }

    private static String text(byte @Nullable [] value) throws RedriveRefusedException {
        try {
            return value == null ? "" : StrictUtf8.decode(value);
        } catch (CharacterCodingException e) {
            throw new RedriveRefusedException(RedriveRefusal.NOT_AN_OBJECT);
        }
    }

    private static ObjectNode object(String text) throws RedriveRefusedException {
        try {
            if (EventJson.mapper().readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException quotesTheInput) {
            throw new RedriveRefusedException(RedriveRefusal.NOT_AN_OBJECT);
        }
        throw new RedriveRefusedException(RedriveRefusal.NOT_AN_OBJECT);
    }

    private static void refuseSealed(EventType type, ObjectNode value) throws RedriveRefusedException {
        boolean sealed =
                type == EventType.REQUESTED ? value.path(PASSWORD).isObject() : isPresent(value.get(LOGOUT_TOKEN));
        if (sealed) {
            throw new RedriveRefusedException(RedriveRefusal.SEALED);
        }
    }

    private static boolean isPresent(@Nullable JsonNode node) {
        return node != null && !node.isNull();
    }

    private static Envelope envelope(
            DeadLetterEntry entry, Map<String, String> headers, RequestId requestId, Instant now) {
        DeadLetter letter = entry.letter();
        RequestId old = letter.requestId() == null
                ? RequestId.derive(letter.topic(), letter.partition(), letter.offset(), letter.timestamp())
                : letter.requestId();
        Envelope before = Headers.read(headers, letter.topic(), old, letter.timestamp());
        return new Envelope(
                EventId.ofAnew(entry.id()),
                SOURCE,
                letter.topic(),
                now.truncatedTo(ChronoUnit.MILLIS),
                Headers.subject(headers).orElse(letter.userRef()),
                requestId,
                before.id(),
                before.traceparent());
    }
}
