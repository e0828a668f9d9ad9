package io.authflow.contracts;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 under one key, as base64url without padding. Prints no key. */
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

    /** @param base64 the key in base64, at least 32 bytes of it */
    public static KeyedHash ofBase64(String base64) {
        try {
            return new KeyedHash(Base64.getDecoder().decode(base64.strip()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("a hash key is base64 of at least 32 bytes");
        }
    }

    public String hash(byte[] value) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(value));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /** The reference of a user: the name in NFC and, unless the pool is case-sensitive, in lower case. */
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
