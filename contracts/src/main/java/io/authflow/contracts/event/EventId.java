package io.authflow.contracts.event;

import io.authflow.contracts.RequestId;
import io.authflow.contracts.Step;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Deterministic event ids: UUIDs of version 5 (RFC 9562), so that what is published twice can be known by its id. */
public final class EventId {
    private static final UUID NAMESPACE = UUID.fromString("6f0f3c0e-8f4e-5b1c-9d55-0b8a7b6f2c11");

    private EventId() {}

    /**
     * The id of the event that a step publishes for a request; a flow has one terminal id, whichever step ends it.
     *
     * @throws IllegalArgumentException if a request may have more than one event of the type: name what this one answers then
     */
    public static String of(Event event, Step step) {
        if (event.type().isRepeatable()) {
            throw new IllegalArgumentException(
                    "a request may have more than one " + event.type().topic() + ": name what this one answers");
        }
        return nameBased(name(event.requestId()) + "/" + (event.type().isTerminal() ? "terminal" : step.word()));
    }

    /**
     * The id of the event that a step publishes in answer to another.
     *
     * @param causationId the id of the event that is answered; it tells apart what a request may have more than one of
     */
    public static String of(Event event, Step step, String causationId) {
        return event.type().isRepeatable()
                ? nameBased(name(event.requestId()) + "/" + step.word() + "/" + causationId)
                : of(event, step);
    }

    /** The id of a request that came without one. */
    public static String ofRequest(RequestId requestId) {
        return nameBased(name(requestId) + "/request");
    }

    /** The id of a change that came without one. */
    public static String ofChange(String topic, int partition, long offset) {
        return nameBased("change/" + topic + "/" + partition + "/" + offset);
    }

    /** The id of the dead letter of the record at that place. */
    public static String ofDeadLetter(String service, String topic, int partition, long offset) {
        return nameBased(service + "/" + topic + "/" + partition + "/" + offset);
    }

    /** The id of the copy that is published anew in answer to a dead letter. */
    public static String ofAnew(String deadLetterId) {
        return nameBased(deadLetterId + "/anew");
    }

    /** An id may hold slashes. They are doubled, so that no two events share a name. */
    private static String name(RequestId requestId) {
        return requestId.value().replace("/", "//");
    }

    private static String nameBased(String name) {
        ByteBuffer hash = ByteBuffer.wrap(sha1(name));
        long most = hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x5000L;
        long least = hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
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
