package io.authflow.localcognito.ledger;

import io.authflow.localcognito.settings.ClientSettings;
import io.authflow.localcognito.settings.PoolSettings;
import org.jspecify.annotations.Nullable;

/**
 * A line of the journal: a ledger record, and the values that only a replay needs.
 *
 * @param passwordHash salted PBKDF2 hash; never part of the ledger
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
