package io.authflow.localcognito.pool;

import io.authflow.localcognito.settings.Bounds;
import io.authflow.localcognito.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Makes and checks salted PBKDF2 hashes, for the journal. To spare benchmarks the cost of PBKDF2 at each login, it
 * remembers passwords of users that this process has set or verified. It remembers each as an HMAC under a random key
 * of this process.
 */
public final class PasswordHasher {
    private static final int SALT = 16;
    private static final int HASH_BITS = 256;
    private final SecureRandom random = new SecureRandom();
    private final byte[] processKey = randomBytes(32);
    /** Tags by stored hash. The keys are weak: if no user has a hash any more, its tag goes too. */
    private final Map<String, byte[]> verified = Collections.synchronizedMap(new WeakHashMap<>());

    private final int iterations;

    /** @param iterations of PBKDF2-HMAC-SHA256, 1 to 10,000,000 */
    public PasswordHasher(int iterations) {
        Bounds.require("passwordIterations", iterations, 1, 10_000_000);
        this.iterations = iterations;
    }

    String hash(Secret password) {
        byte[] salt = randomBytes(SALT);
        String stored = iterations + "$" + base64(salt) + "$" + base64(pbkdf2(password, salt, iterations));
        verified.put(stored, tag(stored, password));
        return stored;
    }

    boolean matches(String stored, Secret password) {
        byte[] tag = tag(stored, password);
        byte[] known = verified.get(stored);
        if (known != null) {
            return MessageDigest.isEqual(known, tag);
        }
        boolean right = slowly(stored, password);
        if (right) {
            verified.put(stored, tag);
        }
        return right;
    }

    private static boolean slowly(String stored, Secret password) {
        String[] parts = stored.split("\\$", -1);
        byte[] salt = Base64.getDecoder().decode(parts[1]);
        byte[] expected = Base64.getDecoder().decode(parts[2]);
        return MessageDigest.isEqual(expected, pbkdf2(password, salt, Integer.parseInt(parts[0])));
    }

    /** Returns how many passwords are remembered. */
    int remembered() {
        return verified.size();
    }

    private byte[] tag(String stored, Secret password) {
        return SecretHash.hmac(processKey, (stored + "\n" + password.reveal()).getBytes(StandardCharsets.UTF_8));
    }

    private byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] pbkdf2(Secret password, byte[] salt, int iterations) {
        try {
            PBEKeySpec spec = new PBEKeySpec(password.reveal().toCharArray(), salt, iterations, HASH_BITS);
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime lacks PBKDF2WithHmacSHA256. Use a complete one.", e);
        }
    }
}
