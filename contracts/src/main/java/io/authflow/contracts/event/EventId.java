package io.authflow.contracts.event;

import io.authflow.contracts.RequestId;
import io.authflow.contracts.Step;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;

/**
 * Derives event ids: UUIDs of version 5 (RFC 9562). An event that is published twice has the same id both times, so
 * consumers can recognise duplicates.
 */
public final class EventId {
    private static final UUID NAMESPACE = UUID.fromString("6f0f3c0e-8f4e-5b1c-9d55-0b8a7b6f2c11");

    private EventId() {}

    /**
     * Derives the id of the event that a step publishes for a request. All terminal events of a flow have the same id,
     * whichever step publishes them.
     *
     * @throws IllegalArgumentException if a request may have several events of this type; then use
     *     {@link #of(Event, Step, String)}
     */
    public static String of(Event event, Step step) {
        if (event.type().isRepeatable()) {
            throw new IllegalArgumentException(
                    "a request may have more than one " + event.type().topic() + ": name what this one answers");
        }
        return nameBased(name(event.requestId()) + "/" + (event.type().isTerminal() ? "terminal" : step.wireName()));
    }

    /**
     * Derives the id of the event that a step publishes in answer to another event.
     *
     * @param causationId the id of the answered event; used only if a request may have several events of this type
     */
    public static String of(Event event, Step step, String causationId) {
        return event.type().isRepeatable()
                ? nameBased(name(event.requestId()) + "/" + step.wireName() + "/" + causationId)
                : of(event, step);
    }

    /** Derives the id of a request event that came without one. */
    public static String ofRequest(RequestId requestId) {
        return nameBased(name(requestId) + "/request");
    }

    /**
     * Derives the id of a session change that came without one from the place of its record. The append time tells apart
     * two records of one place, if somebody deleted the topic and made it again.
     *
     * @param appendedAt the broker's append time of the record; milliseconds count
     */
    public static String ofChange(String topic, int partition, long offset, Instant appendedAt) {
        return nameBased("change/" + topic + "/" + partition + "/" + offset + "/" + appendedAt.toEpochMilli());
    }

    /** Derives the id of the dead letter about the record at this place. */
    public static String ofDeadLetter(String service, String topic, int partition, long offset) {
        return nameBased(service + "/" + topic + "/" + partition + "/" + offset);
    }

    /** Derives the id of the record that a redrive publishes for a dead letter. */
    public static String ofAnew(String deadLetterId) {
        return nameBased(deadLetterId + "/anew");
    }

    /** Doubles the slashes in a request id, so that two different events never get the same name. */
    private static String name(RequestId requestId) {
        return requestId.value().replace("/", "//");
    }

    private static String nameBased(String name) {
        ByteBuffer hash = ByteBuffer.wrap(sha1(name));
        long most = (hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x5000L;
        long least = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(most, least).toString();
    }

    private static byte[] sha1(String name) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(ByteBuffer.allocate(16)
                    .putLong(NAMESPACE.getMostSignificantBits())
                    .putLong(NAMESPACE.getLeastSignificantBits())
                    .array());
            return sha1.digest(name.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
