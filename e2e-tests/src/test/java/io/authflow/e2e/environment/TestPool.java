package io.authflow.e2e.environment;

import io.authflow.cli.launcher.CognitoAccess;
import io.authflow.localcognito.ledger.Kind;
import io.authflow.localcognito.ledger.LedgerRecord;
import java.time.Duration;
import java.util.List;

/** The user pool that the services call, through a tap, and its ledger. */
public interface TestPool extends AutoCloseable {
    /** All that ever happened in the pool, oldest first. */
    List<LedgerRecord> ledger();

    /** Every token that the services were ever given. */
    List<String> tokens();

    /** Lets the services wait that much longer for each answer, until what is returned is closed. */
    HeldAnswers holdAnswers(Duration delay);

    /** How to call it past the services and past the tap. */
    CognitoAccess directAccess();

    /** What happened to the user of that name. */
    default List<LedgerRecord> ledgerOf(String username, Kind kind) {
        return ledger().stream()
                .filter(entry -> entry.kind() == kind && username.equals(entry.username()))
                .toList();
    }

    /** What the services show that they may use the pool. */
    default String clientSecret() {
        return directAccess().clientSecret().reveal();
    }

    /** Somebody else, who uses the same pool. */
    default PoolUsers users() {
        return new PoolUsers(directAccess());
    }

    @Override
    void close();
}
