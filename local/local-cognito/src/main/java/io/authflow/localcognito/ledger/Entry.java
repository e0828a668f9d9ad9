package io.authflow.localcognito.ledger;

import io.authflow.localcognito.settings.ClientSettings;
import io.authflow.localcognito.settings.PoolSettings;
import org.jspecify.annotations.Nullable;

/**
 * A line of the journal: a ledger record and what a replay needs besides.
 *
 * @param passwordHash salted and slow to guess; kept out of the ledger
 */
public record Entry(
        LedgerRecord record,
        @Nullable String passwordHash,
        @Nullable PoolSettings pool,
        @Nullable ClientSettings client) {

    @Override
    public String toString() {
        return record.toString();
    }
}
