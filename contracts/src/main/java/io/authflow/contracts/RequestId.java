package io.authflow.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Names one request and its flow. An id has 1 to 256 of the characters {@code A-Z a-z 0-9 ! ( ) + , - . / : = @ _}, so
 * ARNs and execution names of AWS Step Functions fit. Ids that authflow makes are UUIDs of version 7 (RFC 9562), which
 * begin with the time in milliseconds.
 *
 * @param value the id as in events and record keys
 */
public record RequestId(@JsonValue String value) {
    /** The form of an id, for messages to users. */
    public static final String FORM = "1 to 256 of A-Z a-z 0-9 ! ( ) + , - . / : = @ _";

    private static final Pattern PATTERN = Pattern.compile("[A-Za-z0-9!()+,./:=@_-]{1,256}");
    private static final Pattern UUID_7 = Pattern.compile(
            "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);

    @JsonCreator
    public RequestId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("a request id is " + FORM);
        }
    }

    public static boolean isValid(String value) {
        return PATTERN.matcher(value).matches();
    }

    /** Makes a new id, a UUID of version 7 with the given time. */
    public static RequestId create(Instant time, RandomGenerator random) {
        return uuid(time, random.nextLong(), random.nextLong());
    }

    /**
     * Derives the id of a request that came without one from the place of its record. The same record always gets the
     * same id.
     *
     * @param appendedAt the broker's append time of the record
     */
    public static RequestId derive(String topic, int partition, long offset, Instant appendedAt) {
        return derive(topic + "/" + partition + "/" + offset, appendedAt);
    }

    /**
     * Derives the id under which a redrive publishes the record behind a dead letter. A repeated redrive uses the same
     * id.
     *
     * @param deadLetterId the {@code ce_id} of the dead letter
     * @param appendedAt the append time of the record that became the dead letter
     */
    public static RequestId deriveAnew(String deadLetterId, Instant appendedAt) {
        return derive("anew/" + deadLetterId, appendedAt);
    }

    /** Returns the time in the id, in milliseconds; empty if the id is not a UUID of version 7. */
    public Optional<Instant> time() {
        if (!UUID_7.matcher(value).matches()) {
            return Optional.empty();
        }
        return Optional.of(Instant.ofEpochMilli(UUID.fromString(value).getMostSignificantBits() >>> 16));
    }

    @Override
    public String toString() {
        return value;
    }

    private static RequestId derive(String name, Instant time) {
        ByteBuffer hash = ByteBuffer.wrap(sha256(name));
        return uuid(time, hash.getLong(), hash.getLong());
    }

    private static RequestId uuid(Instant time, long high, long low) {
        long most = time.toEpochMilli() << 16 | 0x7000L | (high & 0x0FFFL);
        long least = 0x8000_0000_0000_0000L | (low & 0x3FFF_FFFF_FFFF_FFFFL);
        return new RequestId(new UUID(most, least).toString());
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
