package io.authflow.contracts;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A keyed hash: HMAC-SHA-256 with one key. {@link #toString} does not reveal the key. */
public final class KeyedHash {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES_MIN = 32;

    private final SecretKeySpec key;

    /** @param key at least 32 bytes */
    public KeyedHash(byte[] key) {
        if (key.length < KEY_BYTES_MIN) {
            throw new IllegalArgumentException("a hash key has at least 32 bytes, this one has " + key.length);
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /**
     * Makes a keyed hash from a key in base64.
     *
     * @param base64 base64 of at least 32 bytes; white space around it is ignored
     * @throws IllegalArgumentException if the text is not base64 or the key is too short
     */
    public static KeyedHash ofBase64(String base64) {
        try {
            return new KeyedHash(Base64.getDecoder().decode(base64.strip()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("a hash key is base64 of at least 32 bytes");
        }
    }

    /** Returns the hash as 43 characters of base64url without padding. */
    public String hash(byte[] value) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(value));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /**
     * Makes the user ref of a user name. The name is hashed in Unicode form NFC. Unless the pool is case-sensitive, the
     * name is hashed in lower case.
     */
    public UserRef userRef(String username, boolean caseSensitive) {
        String folded = caseSensitive ? username : nfc(username).toLowerCase(Locale.ROOT);
        return new UserRef(hash(nfc(folded).getBytes(StandardCharsets.UTF_8)));
    }

    private static String nfc(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    @Override
    public String toString() {
        return "***";
    }
}
