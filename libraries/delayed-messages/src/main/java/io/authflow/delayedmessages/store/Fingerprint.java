package io.authflow.delayedmessages.store;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Short hashes by which the stores compare contents. */
public final class Fingerprint {
    /** The hash of an empty content, which matches every other hash. */
    static final long NONE = 0;

    private Fingerprint() {}

    /** Returns eight bytes of the content's SHA-256 hash; {@link #NONE} if the content is empty. */
    public static long of(byte[] content) {
        if (content.length == 0) {
            return NONE;
        }
        long hash = ByteBuffer.wrap(sha256(content)).getLong();
        return hash == NONE ? 1 : hash;
    }

    public static boolean matches(long one, long other) {
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
