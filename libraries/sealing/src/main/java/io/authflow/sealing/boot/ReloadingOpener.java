package io.authflow.sealing.boot;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.Sealed;
import io.authflow.contracts.Secret;
import io.authflow.sealing.JweOpener;
import io.authflow.sealing.Opener;
import io.authflow.sealing.SealContext;
import io.authflow.sealing.SealingException;
import io.authflow.sealing.SealingKeys;
import java.time.InstantSource;

/**
 * Opens sealed values with the current keys of a file. If a value cannot be opened, its key may be new. Then the opener
 * looks at the file again and tries once more.
 */
final class ReloadingOpener implements Opener {
    private final ReloadedKeys keys;
    private final InstantSource clock;

    ReloadingOpener(ReloadedKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public Secret open(Sealed sealed, SealContext context) {
        SealingKeys known = keys.get();
        try {
            return new JweOpener(known, clock).open(sealed, context);
        } catch (SealingException e) {
            SealingKeys others = e.code() == FailureCode.CANNOT_OPEN ? keys.reloadIfStill(known) : known;
            if (others.equals(known)) {
                throw e;
            }
            return new JweOpener(others, clock).open(sealed, context);
        }
    }
}
