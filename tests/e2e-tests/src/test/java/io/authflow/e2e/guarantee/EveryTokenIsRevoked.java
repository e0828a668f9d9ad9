package io.authflow.e2e.guarantee;

import io.authflow.localcognito.ledger.Kind;
import io.authflow.localcognito.ledger.LedgerRecord;
import io.authflow.localcognito.ledger.SessionRef;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Guarantee: every session that Cognito opened has ended.
 *
 * @param ledger all records of the pool
 */
public record EveryTokenIsRevoked(List<LedgerRecord> ledger) {

    public List<String> violations() {
        Set<String> ended =
                ledger.stream().flatMap(entry -> entry.ended().stream()).collect(Collectors.toSet());
        return ledger.stream()
                .filter(entry -> entry.kind() == Kind.LOGIN && !ended.contains(sessionId(entry)))
                .map(open -> "the session " + sessionId(open) + " of " + open.username() + " is still open")
                .toList();
    }

    private static String sessionId(LedgerRecord login) {
        SessionRef session = Objects.requireNonNull(login.session());
        return session.sessionId();
    }
}
