package io.authflow.sealing;

import io.authflow.contracts.Sealed;
import io.authflow.contracts.Secret;

/** Opens values that are sealed to one audience. */
public interface Opener {

    /**
     * Opens a sealed value and checks its context.
     *
     * @throws SealingException with {@code CANNOT_OPEN}, {@code EXPIRED} or {@code CONTEXT_MISMATCH}
     */
    Secret open(Sealed sealed, SealContext context);
}
