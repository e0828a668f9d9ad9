package io.authflow.localcognito.account;

import io.authflow.localcognito.ledger.Draft;
import io.authflow.localcognito.ledger.Entry;
import io.authflow.localcognito.ledger.Kind;
import io.authflow.localcognito.ledger.Ledger;
import io.authflow.localcognito.pool.PasswordHasher;
import io.authflow.localcognito.pool.Refusal;
import io.authflow.localcognito.pool.UserPool;
import io.authflow.localcognito.settings.ClientCredentials;
import io.authflow.localcognito.settings.ClientSettings;
import io.authflow.localcognito.settings.PoolSettings;
import io.authflow.localcognito.settings.TokenSigning;
import io.authflow.localcognito.token.PoolKeys;
import io.authflow.localcognito.token.PoolTokens;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The user pools of one server. */
public final class Account {
    private static final String OPERATION = "CreateUserPool";
    private final Map<String, HostedPool> pools = new ConcurrentHashMap<>();
    private final Clients clients;
    private final Ledger ledger;
    private final SecretStore secrets;
    private final PasswordHasher hasher;
    private final InstantSource clock;
    private final TokenSigning signing;
    private final Function<String, String> issuer;

    /** @param issuer returns the issuer of tokens for a pool id; called for each token */
    public Account(
            Ledger ledger,
            SecretStore secrets,
            PasswordHasher hasher,
            InstantSource clock,
            TokenSigning signing,
            Function<String, String> issuer) {
        this.ledger = ledger;
        this.secrets = secrets;
        this.hasher = hasher;
        this.clock = clock;
        this.signing = signing;
        this.issuer = issuer;
        this.clients = new Clients(ledger, secrets);
    }

    public Clients clients() {
        return clients;
    }

    /** Applies a journal entry of an earlier run. */
    public void replay(Entry entry) {
        String poolId = Objects.requireNonNull(entry.record().poolId());
        switch (entry.record().kind()) {
            case POOL_CREATED -> host(poolId, Objects.requireNonNull(entry.pool()));
            case CLIENT_CREATED -> clients.replay(entry);
            default -> pool(poolId).pool().replay(entry);
        }
    }

    /**
     * Returns the pool with this name. If there is none, makes it, with the given id if there is one. Fails if the pool
     * exists with other settings or another id.
     */
    public synchronized UserPool createPool(PoolSettings settings, Optional<String> wantedId) {
        return named(settings.name())
                .map(pool -> same(pool, settings, wantedId))
                .orElseGet(() -> create(settings, wantedId.orElseGet(RandomIds::poolId)));
    }

    private Optional<UserPool> named(String name) {
        return pools.values().stream()
                .map(HostedPool::pool)
                .filter(pool -> pool.settings().name().equals(name))
                .findFirst();
    }

    private static UserPool same(UserPool pool, PoolSettings settings, Optional<String> wantedId) {
        if (!pool.settings().equals(settings) || !wantedId.orElse(pool.id()).equals(pool.id())) {
            throw new IllegalStateException(
                    "The pool " + settings.name() + " exists with other settings or another id (" + pool.id()
                            + "). Give it the old ones, give the new pool another name, or delete the data directory.");
        }
        return pool;
    }

    private UserPool create(PoolSettings settings, String id) {
        requirePoolId(id);
        UserPool pool = host(id, settings).pool();
        ledger.append(Draft.of(Kind.POOL_CREATED, OPERATION).pool(id).settings(settings));
        return pool;
    }

    private void requirePoolId(String id) {
        if (!id.matches("[\\w-]{1,45}_[0-9a-zA-Z]{1,9}") || pools.containsKey(id)) {
            throw new IllegalArgumentException("The pool id " + id
                    + " is taken or not one that Cognito gives. Give region_ and 1 to 9 letters and digits.");
        }
    }

    private HostedPool host(String id, PoolSettings settings) {
        PoolKeys keys = secrets.find(id + ".keys").map(PoolKeys::read).orElseGet(() -> generate(id));
        HostedPool hosted = new HostedPool(
                new UserPool(id, settings, ledger, hasher, clock),
                new PoolTokens(keys, signing, () -> issuer.apply(id), clock));
        pools.put(id, hosted);
        return hosted;
    }

    private PoolKeys generate(String id) {
        PoolKeys keys = PoolKeys.generate();
        secrets.save(id + ".keys", keys.export());
        return keys;
    }

    /** Makes or finds the pool's client of this name. See {@link Clients#create}. */
    public ClientCredentials createClient(String poolId, ClientSettings settings, Optional<ClientCredentials> given) {
        return clients.create(pool(poolId).pool().id(), settings, given);
    }

    public HostedPool pool(String id) {
        return find(id).orElseThrow(() -> Refusal.resourceNotFound("User pool " + id + " does not exist."));
    }

    public Optional<HostedPool> find(String id) {
        return Optional.ofNullable(pools.get(id));
    }

    /** Finds the pool whose signing key has this id. */
    public Optional<HostedPool> withKey(String keyId) {
        return pools.values().stream()
                .filter(hosted -> hosted.tokens().keys().keyId().equals(keyId))
                .findFirst();
    }
}
