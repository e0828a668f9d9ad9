package io.authflow.sealing;

import io.authflow.contracts.Sealed;
import io.authflow.contracts.Secret;
import java.time.Instant;

/**
 * Seals secrets as compact JWE, with ECDH-ES on P-256 and A256GCM. The protected header holds the context, and the
 * plaintext holds the user name. Padding of the plaintext hides the length of the secret.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7516">RFC 7516</a>
 */
public final class JweSealer implements Sealer {
    private final SealingKeys keys;

    /**
     * @param keys the public keys. This class seals to the newest key of an audience, even if the key's time has not
     *     come
     */
    public JweSealer(SealingKeys keys) {
        this.keys = keys;
    }

    @Override
    public Sealed seal(Secret secret, SealContext context, Instant expiresAt) {
        return Jwe.encrypt(
                keys.newestOf(context.audience()), context, expiresAt, SealedText.write(context.username(), secret));
    }

    @Override
    public void requireKeyOf(String audience) {
        keys.newestOf(audience);
    }
}
