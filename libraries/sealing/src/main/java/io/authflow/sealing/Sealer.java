package io.authflow.sealing;

import io.authflow.contracts.Sealed;
import io.authflow.contracts.Secret;
import java.time.Instant;

/** Seals secrets to the audience of their context. */
public interface Sealer {

    /**
     * Seals a secret.
     *
     * @param expiresAt from this time on, the value is refused; fractions of a second are cut off
     * @throws SealingException with {@link io.authflow.contracts.FailureCode#MISCONFIGURED} if the audience has no key
     */
    Sealed seal(Secret secret, SealContext context, Instant expiresAt);

    /**
     * Checks that the audience has a key. Call it before a call to Cognito whose result must be sealed.
     *
     * @throws SealingException with {@link io.authflow.contracts.FailureCode#MISCONFIGURED} if the audience has no key
     */
    void requireKeyOf(String audience);
}
