package io.authflow.localcognito;

import io.authflow.localcognito.account.Account;
import io.authflow.localcognito.account.DataDirectory;
import io.authflow.localcognito.account.SecretStore;
import io.authflow.localcognito.faults.Faults;
import io.authflow.localcognito.http.CognitoHandler;
import io.authflow.localcognito.ledger.Journal;
import io.authflow.localcognito.ledger.JournalFile;
import io.authflow.localcognito.ledger.Ledger;
import io.authflow.localcognito.pool.PasswordHasher;
import io.authflow.localcognito.quota.Quotas;
import io.authflow.localcognito.settings.ClientCredentials;
import io.authflow.localcognito.settings.ClientSettings;
import io.authflow.localcognito.settings.PoolSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A local Cognito in this JVM, over real HTTP. Give {@link #endpoint()} to the AWS SDK as its endpoint override. Any
 * region and any credentials work.
 */
public final class LocalCognito implements AutoCloseable {
    private final @Nullable DataDirectory directory;
    private final Ledger ledger;
    private final Faults faults = new Faults();
    private final Quotas quotas;
    private final Account account;
    private final HttpServer http;
    private final LocalCognitoSettings settings;

    private LocalCognito(LocalCognitoSettings settings) {
        this.settings = settings;
        Path path = settings.dataDirectory();
        this.directory = path == null ? null : new DataDirectory(path);
        this.ledger = new Ledger(settings.clock(), journal(directory), settings.ledgerCapacity());
        this.quotas = new Quotas(settings.clock());
        this.account = new Account(
                ledger,
                directory == null ? SecretStore.none() : directory,
                new PasswordHasher(settings.passwordIterations()),
                settings.clock(),
                settings.tokenSigning(),
                poolId -> endpoint() + "/" + poolId);
        this.http = new HttpServer(
                settings.address(), settings.port(), new CognitoHandler(account, ledger, faults, quotas));
    }

    private static Journal journal(@Nullable DataDirectory directory) {
        return directory == null ? Journal.none() : new JournalFile(directory.journal());
    }

    /** Starts the server. If there is a data directory, first rebuilds the state from it. */
    public static LocalCognito start(LocalCognitoSettings settings) {
        LocalCognito cognito = new LocalCognito(settings);
        try {
            cognito.ledger.replay(cognito.account::replay);
            cognito.http.start();
            return cognito;
        } catch (RuntimeException e) {
            cognito.close();
            throw e;
        }
    }

    /** Returns the server's address, without a slash at the end. */
    public URI endpoint() {
        URI publicUrl = settings.publicUrl();
        return publicUrl == null ? http.endpoint() : publicUrl;
    }

    /**
     * Returns the id of the pool with this name. If there is no such pool, makes it. Fails if the pool exists with
     * other settings.
     */
    public String createPool(PoolSettings pool) {
        return account.createPool(pool, Optional.empty()).id();
    }

    /** Makes or finds a pool in the same way, with a given id. Fails if the pool exists with another id. */
    public String createPool(PoolSettings pool, String poolId) {
        return account.createPool(pool, Optional.of(poolId)).id();
    }

    /**
     * Returns the credentials of the pool's client with this name. If there is no such client, makes it. Fails if the
     * client exists with other settings.
     */
    public ClientCredentials createClient(String poolId, ClientSettings client) {
        return account.createClient(poolId, client, Optional.empty());
    }

    /** Makes or finds a client in the same way, with given credentials. The server does not store the given secret. */
    public ClientCredentials createClient(String poolId, ClientSettings client, ClientCredentials given) {
        return account.createClient(poolId, client, Optional.of(given));
    }

    public Ledger ledger() {
        return ledger;
    }

    public Faults faults() {
        return faults;
    }

    public Quotas quotas() {
        return quotas;
    }

    /** Waits until the server is closed. */
    void join() throws InterruptedException {
        http.join();
    }

    @Override
    public void close() {
        http.close();
        ledger.close();
        if (directory != null) {
            directory.close();
        }
    }
}
