package io.authflow.sealing;

import io.authflow.contracts.Sealed;
import io.authflow.contracts.Secret;
import java.time.Instant;

/**
 * Seals as compact JWE, ECDH-ES on P-256 with A256GCM. The context stands in the protected header, the user name in the
 * plaintext, which is padded so that its length says nothing.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7516">RFC 7516</a>
 */
public final class JweSealer implements Sealer {
    private final SealingKeys keys;

    /** @param keys the public keys of the audiences */
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
