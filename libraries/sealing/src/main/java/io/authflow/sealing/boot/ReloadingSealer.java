package io.authflow.sealing.boot;

import io.authflow.contracts.Sealed;
import io.authflow.contracts.Secret;
import io.authflow.sealing.JweSealer;
import io.authflow.sealing.SealContext;
import io.authflow.sealing.Sealer;
import io.authflow.sealing.SealingKeys;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Seals to the newest active key of each audience. Uses the keys that the file has at the moment of sealing. */
final class ReloadingSealer implements Sealer {
    private final Supplier<SealingKeys> keys;
    private final InstantSource clock;

    ReloadingSealer(Supplier<SealingKeys> keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public Sealed seal(Secret secret, SealContext context, Instant expiresAt) {
        return current().seal(secret, context, expiresAt);
    }

    @Override
    public void requireKeyOf(String audience) {
        current().requireKeyOf(audience);
    }

    private JweSealer current() {
        return new JweSealer(keys.get().activeAt(clock.instant()));
    }
}
