package io.authflow.delayedmessages;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Short hashes (of SHA-256) by which stores tell contents apart. */
final class Fingerprint {
    /** Of no content at all: equal to every other. */
    static final long NONE = 0;

    private Fingerprint() {}

    /** Eight bytes of a hash; {@link #NONE} where there is no content. */
    static long of(byte[] content) {
        if (content.length == 0) {
            return NONE;
        }
        long hash = ByteBuffer.wrap(sha256(content)).getLong();
        return hash == NONE ? 1 : hash;
    }

    static boolean matches(long one, long other) {
        return one == NONE || other == NONE || one == other;
    }

    static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
