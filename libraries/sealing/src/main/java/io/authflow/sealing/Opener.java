package io.authflow.sealing;

import io.authflow.contracts.Sealed;
import io.authflow.contracts.Secret;

/** Opens what was sealed to one audience. */
public interface Opener {

    /**
     * @throws SealingException with {@code CANNOT_OPEN}, {@code EXPIRED} or {@code CONTEXT_MISMATCH}
     */
    Secret open(Sealed sealed, SealContext context);
}
