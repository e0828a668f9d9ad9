package io.authflow.localcognito.pool;

import io.authflow.localcognito.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Computes Base64(HMAC-SHA256(client secret, user name + client id)). The user name is exactly the string that the call
 * sends.
 */
public final class SecretHash {
    private SecretHash() {}

    public static String of(Secret clientSecret, String username, String clientId) {
        byte[] message = (username + clientId).getBytes(StandardCharsets.UTF_8);
        byte[] key = clientSecret.reveal().getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(hmac(key, message));
    }

    public static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime lacks HmacSHA256. Use a complete one.", e);
        }
    }
}
