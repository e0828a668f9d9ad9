package io.authflow.cli.launcher;

import io.authflow.localcognito.LocalCognito;
import io.authflow.localcognito.LocalCognitoSettings;
import io.authflow.localcognito.LocalRun;
import java.nio.file.Path;

/** The local Cognito of one run, with its pool and client. */
final class LocalPool implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";

    private final LocalRun pool;

    private LocalPool(LocalRun pool) {
        this.pool = pool;
    }

    static LocalPool start(Path directory, int port) {
        return new LocalPool(
                LocalRun.start(LocalCognitoSettings.keptIn(directory).withAddress(LOOPBACK, port)));
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
