package io.authflow.cognito;

import io.authflow.contracts.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The SECRET_HASH with which an app client proves that it knows its secret.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html#cognito-user-pools-computing-secret-hash">
 *     Computing secret hash values</a>
 */
public final class SecretHash {
    private static final String ALGORITHM = "HmacSHA256";

    private final String clientId;
    private final @Nullable SecretKeySpec key;

    /** @param clientSecret null for an app client without a secret */
    public SecretHash(String clientId, @Nullable Secret clientSecret) {
        this.clientId = clientId;
        this.key = clientSecret == null
                ? null
                : new SecretKeySpec(clientSecret.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /**
     * Makes the secret hash of a user name.
     *
     * @param username the exact user name in the same call
     * @return null for an app client without a secret; then the call leaves the hash out
     */
    public @Nullable String of(String username) {
        return key == null ? null : hash(key, username + clientId);
    }

    private static String hash(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
