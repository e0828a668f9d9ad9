package io.authflow.localcognito;

import io.authflow.localcognito.settings.Bounds;
import io.authflow.localcognito.settings.TokenSigning;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a local Cognito server.
 *
 * @param address to listen on
 * @param port 0 to 65535; 0 takes any free port
 * @param publicUrl address for other programs and for the issuer of the tokens; null for the address and port of this
 *     server
 * @param dataDirectory directory for the state that survives a restart; null to keep nothing
 * @param clock for every expiry, lock-out, quota and record
 * @param passwordIterations of PBKDF2, 1 to 10,000,000
 * @param ledgerCapacity how many ledger records stay in memory, 1 to 100,000,000
 */
public record LocalCognitoSettings(
        String address,
        int port,
        @Nullable URI publicUrl,
        @Nullable Path dataDirectory,
        InstantSource clock,
        int passwordIterations,
        int ledgerCapacity,
        TokenSigning tokenSigning) {

    public static final int DEFAULT_PORT = 9229;
    /** More than the calls that work at the same time. A delayed call holds no thread. */
    static final int THREADS = 64;

    private static final int KEPT_ITERATIONS = 10_000;
    private static final int LEDGER_CAPACITY = 5_000_000;

    public LocalCognitoSettings {
        Bounds.require("port", port, 0, 65_535);
    }

    /**
     * Returns settings for 127.0.0.1 and any free port, without a data directory. Passwords are hashed with one
     * iteration, because no file holds them.
     */
    public static LocalCognitoSettings inMemory() {
        return new LocalCognitoSettings(
                "127.0.0.1", 0, null, null, InstantSource.system(), 1, LEDGER_CAPACITY, TokenSigning.RS256);
    }

    /** Returns settings for 127.0.0.1 and any free port, with state that survives a restart. */
    public static LocalCognitoSettings keptIn(Path directory) {
        return new LocalCognitoSettings(
                "127.0.0.1",
                0,
                null,
                directory,
                InstantSource.system(),
                KEPT_ITERATIONS,
                LEDGER_CAPACITY,
                TokenSigning.RS256);
    }

    public LocalCognitoSettings withAddress(String newAddress, int newPort) {
        return new LocalCognitoSettings(
                newAddress, newPort, publicUrl, dataDirectory, clock, passwordIterations, ledgerCapacity, tokenSigning);
    }

    public LocalCognitoSettings withPublicUrl(@Nullable URI url) {
        return new LocalCognitoSettings(
                address, port, url, dataDirectory, clock, passwordIterations, ledgerCapacity, tokenSigning);
    }

    public LocalCognitoSettings withClock(InstantSource newClock) {
        return new LocalCognitoSettings(
                address, port, publicUrl, dataDirectory, newClock, passwordIterations, ledgerCapacity, tokenSigning);
    }

    public LocalCognitoSettings withPasswordIterations(int iterations) {
        return new LocalCognitoSettings(
                address, port, publicUrl, dataDirectory, clock, iterations, ledgerCapacity, tokenSigning);
    }

    public LocalCognitoSettings withLedgerCapacity(int capacity) {
        return new LocalCognitoSettings(
                address, port, publicUrl, dataDirectory, clock, passwordIterations, capacity, tokenSigning);
    }

    public LocalCognitoSettings withTokenSigning(TokenSigning signing) {
        return new LocalCognitoSettings(
                address, port, publicUrl, dataDirectory, clock, passwordIterations, ledgerCapacity, signing);
    }
}
