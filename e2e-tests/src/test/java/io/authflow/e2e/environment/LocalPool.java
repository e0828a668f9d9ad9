package io.authflow.e2e.environment;

import io.authflow.cli.launcher.CognitoAccess;
import io.authflow.localcognito.LocalCognitoSettings;
import io.authflow.localcognito.LocalRun;
import io.authflow.localcognito.faults.Fault;
import io.authflow.localcognito.ledger.LedgerRecord;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A pool in this JVM, on a data directory that outlives a restart. */
final class LocalPool implements TestPool {
    private final Path directory;
    private final TokenTap tap;
    private LocalRun cognito;

    LocalPool(Path directory) {
        this.directory = directory;
        this.cognito = LocalRun.start(LocalCognitoSettings.keptIn(directory));
        this.tap =
                new TokenTap(InetAddress.getLoopbackAddress(), cognito.cognito().endpoint());
    }

    /** What the services are given. */
    CognitoAccess access() {
        CognitoAccess direct = directAccess();
        return new CognitoAccess(
                tap.endpoint(), direct.region(), direct.userPoolId(), direct.clientId(), direct.clientSecret());
    }

    /** Stops Cognito and starts it again on its data. */
    void restart() {
        cognito.close();
        cognito = LocalRun.start(LocalCognitoSettings.keptIn(directory));
        tap.pointTo(cognito.cognito().endpoint());
    }

    void inject(Fault fault) {
        cognito.cognito().faults().inject(fault);
    }

    @Override
    public List<LedgerRecord> ledger() {
        return cognito.cognito().ledger().records();
    }

    @Override
    public List<String> tokens() {
        return tap.tokens();
    }

    @Override
    public HeldAnswers holdAnswers(Duration delay) {
        return tap.holdAnswers(delay);
    }

    @Override
    public CognitoAccess directAccess() {
        return CognitoAccess.of(cognito);
    }

    @Override
    public void close() {
        tap.close();
        cognito.close();
    }
}
