package io.authflow.localcognito.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event in the server, such as a login or a refused call. It holds no password and no token.
 *
 * @param seq position in the ledger, from 1, without gaps
 * @param at when it was recorded; never decreases unless the clock goes back
 * @param operation the API operation that caused it, as in {@code X-Amz-Target}
 * @param username the stored user name; if no user was found, the name that the caller gave
 * @param userSub the user's immutable id
 * @param endedSessions ids of the sessions that this event ended
 * @param attributes the user's attributes, in {@link Kind#USER_CREATED} and {@link Kind#USER_UPDATED} only
 * @param errorType the answer's error type, in {@link Kind#REFUSED}, {@link Kind#THROTTLED} and
 *     {@link Kind#FAULT_INJECTED}
 */
public record LedgerRecord(
        long seq,
        Instant at,
        Kind kind,
        String operation,
        @Nullable String poolId,
        @Nullable String clientId,
        @Nullable String username,
        @Nullable String userSub,
        @Nullable SessionRef session,
        @Nullable List<String> endedSessions,
        @Nullable Map<String, String> attributes,
        @Nullable String status,
        @Nullable String errorType) {

    public LedgerRecord {
        endedSessions = endedSessions == null ? null : List.copyOf(endedSessions);
        attributes = attributes == null ? null : Map.copyOf(attributes);
    }

    /** Returns the ended sessions. Empty if the record has no such list. */
    public List<String> ended() {
        return endedSessions == null ? List.of() : endedSessions;
    }
}
