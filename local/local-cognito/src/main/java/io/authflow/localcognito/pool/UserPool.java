package io.authflow.localcognito.pool;

import io.authflow.localcognito.ledger.Entry;
import io.authflow.localcognito.ledger.Ledger;
import io.authflow.localcognito.settings.PoolSettings;
import java.time.InstantSource;

/** One user pool, with its operations in groups. */
public final class UserPool {
    private final String id;
    private final PoolState state;
    private final Registration registration;
    private final Administration administration;
    private final Authentication authentication;
    private final SignOut signOut;

    public UserPool(String id, PoolSettings settings, Ledger ledger, PasswordHasher hasher, InstantSource clock) {
        this.id = id;
        this.state = new PoolState(id, settings, ledger);
        this.registration = new Registration(state, hasher);
        this.administration = new Administration(state, hasher);
        this.authentication = new Authentication(state, hasher, clock);
        this.signOut = new SignOut(state);
    }

    public String id() {
        return id;
    }

    public PoolSettings settings() {
        return state.settings();
    }

    /** Applies a journal entry of an earlier run. */
    public void replay(Entry entry) {
        state.apply(entry);
    }

    /** Returns the user with this name or sub. In an email pool, the address is a name too. */
    public User user(String name) {
        return state.namedOrWithSub(name).orElseThrow(Refusal::userNotFound).user();
    }

    public Registration registration() {
        return registration;
    }

    public Administration administration() {
        return administration;
    }

    public Authentication authentication() {
        return authentication;
    }

    public SignOut signOut() {
        return signOut;
    }
}
