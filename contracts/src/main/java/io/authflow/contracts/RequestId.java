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
 * Names one request and its flow: 1 to 64 of {@code A-Z a-z 0-9 . _ -}. Ids that authflow makes are UUIDs of version 7
 * (RFC 9562), which begin with the time in milliseconds.
 *
 * @param value the id as it stands in events and record keys
 */
public record RequestId(@JsonValue String value) {
    private static final Pattern PATTERN = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    @JsonCreator
    public RequestId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("a request id is 1 to 64 of A-Z a-z 0-9 . _ -");
        }
    }

    public static boolean isValid(String value) {
        return PATTERN.matcher(value).matches();
    }

    /** A new id of the given time. */
    public static RequestId create(Instant time, RandomGenerator random) {
        return uuid(time, random.nextLong(), random.nextLong());
    }

    /** The id of a request that came without one: the same whenever that record is read again. */
    public static RequestId derive(String topic, int partition, long offset, Instant appendedAt) {
        ByteBuffer hash = ByteBuffer.wrap(sha256(topic + "/" + partition + "/" + offset));
        return uuid(appendedAt, hash.getLong(), hash.getLong());
    }

    /** The time in the id, in milliseconds, if this is a UUID of version 7. */
    public Optional<Instant> time() {
        try {
            UUID uuid = UUID.fromString(value);
            return uuid.version() == 7
                    ? Optional.of(Instant.ofEpochMilli(uuid.getMostSignificantBits() >>> 16))
                    : Optional.empty();
        } catch (IllegalArgumentException notAUuid) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value;
    }

    private static RequestId uuid(Instant time, long high, long low) {
        long most = time.toEpochMilli() << 16 | 0x7000L | high & 0x0FFFL;
        long least = 0x8000_0000_0000_0000L | low & 0x3FFF_FFFF_FFFF_FFFFL;
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
