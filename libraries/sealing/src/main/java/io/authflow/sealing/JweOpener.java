package io.authflow.sealing;

import com.nimbusds.jose.jwk.ECKey;
import io.authflow.contracts.Sealed;
import io.authflow.contracts.Secret;
import java.time.InstantSource;

/**
 * Opens values that are sealed to this service, and checks their context. {@link JweSealer} or any JOSE library can
 * seal them.
 */
public final class JweOpener implements Opener {
    private final SealingKeys keys;
    private final InstantSource clock;

    /**
     * @param keys the private keys of this service
     * @throws SealingException with {@code MISCONFIGURED} if one of the keys is a public key
     */
    public JweOpener(SealingKeys keys, InstantSource clock) {
        this.keys = keys.requirePrivate();
        this.clock = clock;
    }

    @Override
    public Secret open(Sealed sealed, SealContext context) {
        Jwe jwe = Jwe.parse(sealed);
        ECKey key = keys.find(jwe.keyId())
                .orElseThrow(() -> jwe.isAddressedTo(context.audience()) ? Jwe.cannotOpen() : Jwe.mismatch());
        SealedText text = SealedText.read(jwe.decrypt(key));
        jwe.check(context, text.username(), clock.instant());
        return text.secret();
    }
}
