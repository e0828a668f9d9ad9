package io.authflow.e2e.environment;

import io.authflow.localcognito.ledger.Kind;
import io.authflow.localcognito.ledger.LedgerRecord;
import io.authflow.localrun.CognitoAccess;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The user pool that the services call through a tap, with its ledger. */
public abstract class TestPool implements AutoCloseable {
    private final PoolTap tap;

    TestPool(PoolTap tap) {
        this.tap = tap;
    }

    /** All that ever happened in the pool, oldest first. */
    public abstract List<LedgerRecord> ledger();

    /** How to call it past the services and past the tap. */
    public abstract CognitoAccess directAccess();

    final PoolTap tap() {
        return tap;
    }

    /** Every token that the services were ever given. */
    public final List<String> tokens() {
        return tap.tokens();
    }

    /** The operations that the services have called about the user of that name or sub, each attempt of them. */
    public final List<String> operationsOn(String username) {
        Set<String> names = ledgerOf(username, Kind.USER_CREATED).stream()
                .map(LedgerRecord::userSub)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(HashSet::new));
        names.add(username);
        return tap.calls().stream()
                .filter(call -> call.username() != null && names.contains(call.username()))
                .map(PoolCall::operation)
                .toList();
    }

    /** The immutable names of all users that there ever were. */
    public final Set<String> immutableNames() {
        return ledger().stream()
                .map(LedgerRecord::userSub)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** Lets the services wait that much longer for each answer, until what is returned is closed. */
    public final HeldAnswers holdAnswers(Duration delay) {
        return tap.holdAnswers(delay);
    }

    /** What happened to the user of that name. */
    public final List<LedgerRecord> ledgerOf(String username, Kind kind) {
        return ledger().stream()
                .filter(entry -> entry.kind() == kind && username.equals(entry.username()))
                .toList();
    }

    /** What the services show that they may use the pool. */
    public final String clientSecret() {
        return directAccess().clientSecret().reveal();
    }

    /** Somebody else, who uses the same pool. */
    public final PoolUsers users() {
        return new PoolUsers(directAccess());
    }

    @Override
    public void close() {
        tap.close();
    }
}
