package io.authflow.localrun;

import io.authflow.localcognito.LocalCognito;
import io.authflow.localcognito.LocalCognitoSettings;
import io.authflow.localcognito.LocalRun;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The local Cognito of one run, with its pool and client. */
final class LocalPool implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";

    private final LocalRun pool;

    private LocalPool(LocalRun pool) {
        this.pool = pool;
    }

    static LocalPool start(Path directory, int port) {
        try {
            return new LocalPool(
                    LocalRun.start(LocalCognitoSettings.keptIn(directory).withAddress(LOOPBACK, port)));
        } catch (IllegalStateException | UncheckedIOException e) {
            throw new LaunchException(String.valueOf(e.getMessage()), e);
        }
    }

    LocalCognito cognito() {
        return pool.cognito();
    }

    CognitoAccess access() {
        return CognitoAccess.of(pool);
    }

    @Override
    public void close() {
        pool.close();
    }
}
