package io.authflow.e2e.environment;

import io.authflow.localcognito.LocalCognitoSettings;
import io.authflow.localcognito.LocalRun;
import io.authflow.localcognito.faults.Fault;
import io.authflow.localcognito.ledger.LedgerRecord;
import io.authflow.localrun.CognitoAccess;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;

/** A pool in this JVM, with a data directory that survives a restart. */
final class LocalPool extends TestPool {
    private final Path directory;
    private LocalRun cognito;

    private LocalPool(Path directory, LocalRun cognito) {
        super(new PoolTap(InetAddress.getLoopbackAddress(), cognito.cognito().endpoint()));
        this.directory = directory;
        this.cognito = cognito;
    }

    static LocalPool start(Path directory) {
        return new LocalPool(directory, LocalRun.start(LocalCognitoSettings.keptIn(directory)));
    }

    /** What the services are given. */
    CognitoAccess access() {
        CognitoAccess direct = directAccess();
        return new CognitoAccess(
                tap().endpoint(), direct.region(), direct.userPoolId(), direct.clientId(), direct.clientSecret());
    }

    /** Stops Cognito and starts it again on its data. */
    void restart() {
        cognito.close();
        cognito = LocalRun.start(LocalCognitoSettings.keptIn(directory));
        tap().pointTo(cognito.cognito().endpoint());
    }

    void inject(Fault fault) {
        cognito.cognito().faults().inject(fault);
    }

    @Override
    public List<LedgerRecord> ledger() {
        return cognito.cognito().ledger().records();
    }

    @Override
    public CognitoAccess directAccess() {
        return CognitoAccess.of(cognito);
    }

    @Override
    public void close() {
        super.close();
        cognito.close();
    }
}
