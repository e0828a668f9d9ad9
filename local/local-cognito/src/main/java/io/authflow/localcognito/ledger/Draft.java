package io.authflow.localcognito.ledger;

import io.authflow.localcognito.settings.ClientSettings;
import io.authflow.localcognito.settings.PoolSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A ledger record without number and time, which the ledger adds. */
public final class Draft {
    private final Kind kind;
    private final String operation;
    private @Nullable String poolId;
    private @Nullable String clientId;
    private @Nullable String username;
    private @Nullable String userSub;
    private @Nullable SessionRef session;
    private @Nullable List<String> ended;
    private @Nullable Map<String, String> attributes;
    private @Nullable String status;
    private @Nullable String errorType;
    private @Nullable String passwordHash;
    private @Nullable PoolSettings pool;
    private @Nullable ClientSettings client;

    private Draft(Kind kind, String operation) {
        this.kind = kind;
        this.operation = operation;
    }

    public static Draft of(Kind kind, String operation) {
        return new Draft(kind, operation);
    }

    public Draft pool(@Nullable String id) {
        poolId = id;
        return this;
    }

    public Draft client(@Nullable String id) {
        clientId = id;
        return this;
    }

    public Draft user(@Nullable String name, @Nullable String sub) {
        username = name;
        userSub = sub;
        return this;
    }

    public Draft session(SessionRef ref) {
        session = ref;
        clientId = ref.clientId();
        return this;
    }

    public Draft ended(List<String> sessionIds) {
        ended = sessionIds;
        return this;
    }

    public Draft attributes(Map<String, String> values) {
        attributes = values;
        return this;
    }

    public Draft status(String value) {
        status = value;
        return this;
    }

    public Draft error(String type) {
        errorType = type;
        return this;
    }

    /** Adds a salted hash of the password. It goes into the journal only, never into the ledger. */
    public Draft passwordHash(String hash) {
        passwordHash = hash;
        return this;
    }

    public Draft settings(PoolSettings settings) {
        pool = settings;
        return this;
    }

    public Draft settings(ClientSettings settings) {
        client = settings;
        return this;
    }

    Entry entry(long seq, Instant at) {
        LedgerRecord written = new LedgerRecord(
                seq,
                at,
                kind,
                operation,
                poolId,
                clientId,
                username,
                userSub,
                session,
                ended,
                attributes,
                status,
                errorType);
        return new Entry(written, passwordHash, pool, client);
    }
}
