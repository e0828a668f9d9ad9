package io.authflow.sealing;

import io.authflow.contracts.Sealed;
import io.authflow.contracts.Secret;
import java.time.Instant;

/** Seals a secret to the audience of its context. */
public interface Sealer {

    /**
     * @param expiresAt from when on the sealed value is refused; whole seconds count
     * @throws SealingException with {@link io.authflow.contracts.FailureCode#MISCONFIGURED} if there is no key of the audience
     */
    Sealed seal(Secret secret, SealContext context, Instant expiresAt);

    /**
     * Checks that something can be sealed to the audience, before a call whose result has to be sealed.
     *
     * @throws SealingException with {@link io.authflow.contracts.FailureCode#MISCONFIGURED} if there is no key of the audience
     */
    void requireKeyOf(String audience);
}
