package io.authflow.localcognito.account;

import io.authflow.localcognito.ledger.Draft;
import io.authflow.localcognito.ledger.Entry;
import io.authflow.localcognito.ledger.Kind;
import io.authflow.localcognito.ledger.Ledger;
import io.authflow.localcognito.pool.AppClient;
import io.authflow.localcognito.pool.Refusal;
import io.authflow.localcognito.settings.ClientCredentials;
import io.authflow.localcognito.settings.ClientSettings;
import io.authflow.localcognito.settings.Secret;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The app clients of one server. */
public final class Clients {
    private static final String OPERATION = "CreateUserPoolClient";
    private final Map<String, AppClient> clients = new ConcurrentHashMap<>();
    private final Ledger ledger;
    private final SecretStore secrets;

    Clients(Ledger ledger, SecretStore secrets) {
        this.ledger = ledger;
        this.secrets = secrets;
    }

    /**
     * Restores a client of an earlier run. A given secret was never stored. So a client with a given secret refuses all
     * calls until it is created again with that secret.
     */
    void replay(Entry entry) {
        String id = Objects.requireNonNull(entry.record().clientId());
        ClientSettings settings = Objects.requireNonNull(entry.client());
        ClientCredentials credentials = new ClientCredentials(id, settings.confidential() ? keptSecret(id) : null);
        clients.put(id, new AppClient(Objects.requireNonNull(entry.record().poolId()), settings, credentials));
    }

    private Secret keptSecret(String id) {
        return secrets.find(file(id)).orElseGet(() -> new Secret(RandomIds.clientSecret()));
    }

    /**
     * Returns the credentials of the pool's client with this name. If there is no such client, makes it. A given secret
     * is used but not stored. Fails if the client exists with other settings or another id.
     */
    public synchronized ClientCredentials create(
            String poolId, ClientSettings settings, Optional<ClientCredentials> given) {
        Optional<AppClient> existing = named(poolId, settings.name());
        existing.ifPresent(client -> requireSame(client, settings, given));
        ClientCredentials credentials =
                given.orElseGet(() -> existing.map(AppClient::credentials).orElseGet(() -> generate(settings)));
        requireSecretAsSet(settings, credentials);
        clients.put(credentials.clientId(), new AppClient(poolId, settings, credentials));
        if (existing.isEmpty()) {
            record(poolId, settings, credentials.clientId());
        }
        return credentials;
    }

    private Optional<AppClient> named(String poolId, String name) {
        return clients.values().stream()
                .filter(client -> client.poolId().equals(poolId))
                .filter(client -> client.settings().name().equals(name))
                .findFirst();
    }

    private static void requireSame(AppClient client, ClientSettings settings, Optional<ClientCredentials> given) {
        boolean sameId =
                given.map(ClientCredentials::clientId).orElse(client.id()).equals(client.id());
        if (!client.settings().equals(settings) || !sameId) {
            throw new IllegalStateException("The client " + settings.name()
                    + " exists with other settings or another id (" + client.id()
                    + "). Give it the old ones, give the new client another name, or delete the data directory.");
        }
    }

    private static void requireSecretAsSet(ClientSettings settings, ClientCredentials credentials) {
        if (settings.confidential() != credentials.secret().isPresent()) {
            throw new IllegalArgumentException("The client " + settings.name()
                    + (settings.confidential() ? " needs a secret. Give one." : " has no secret. Give none."));
        }
    }

    private ClientCredentials generate(ClientSettings settings) {
        String id = RandomIds.clientId();
        Secret secret = settings.confidential() ? new Secret(RandomIds.clientSecret()) : null;
        save(id, secret);
        return new ClientCredentials(id, secret);
    }

    private void save(String id, @Nullable Secret secret) {
        if (secret != null) {
            secrets.save(file(id), secret);
        }
    }

    private static String file(String clientId) {
        return clientId + ".secret";
    }

    private void record(String poolId, ClientSettings settings, String clientId) {
        ledger.append(Draft.of(Kind.CLIENT_CREATED, OPERATION)
                .pool(poolId)
                .client(clientId)
                .settings(settings));
    }

    public AppClient client(String id) {
        return find(id).orElseThrow(() -> Refusal.resourceNotFound("User pool client " + id + " does not exist."));
    }

    public Optional<AppClient> find(String id) {
        return Optional.ofNullable(clients.get(id));
    }
}
