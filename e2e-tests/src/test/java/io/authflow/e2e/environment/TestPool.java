package io.authflow.e2e.environment;

import io.authflow.cli.launcher.CognitoAccess;
import io.authflow.localcognito.LocalCognitoSettings;
import io.authflow.localcognito.LocalRun;
import io.authflow.localcognito.ledger.Kind;
import io.authflow.localcognito.ledger.LedgerRecord;
import java.nio.file.Path;
import java.util.List;

/** The user pool that the services call, through a tap, and its ledger. */
public final class TestPool implements AutoCloseable {
    private final Path directory;
    private final TokenTap tap;
    private LocalRun cognito;

    TestPool(Path directory) {
        this.directory = directory;
        this.cognito = LocalRun.start(LocalCognitoSettings.keptIn(directory));
        this.tap = new TokenTap(cognito.cognito().endpoint());
    }

    /** What the services are given. */
    CognitoAccess access() {
        CognitoAccess direct = CognitoAccess.of(cognito);
        return new CognitoAccess(
                tap.endpoint(), direct.region(), direct.userPoolId(), direct.clientId(), direct.clientSecret());
    }

    /** Stops Cognito and starts it again on its data. */
    void restart() {
        cognito.close();
        cognito = LocalRun.start(LocalCognitoSettings.keptIn(directory));
        tap.pointTo(cognito.cognito().endpoint());
    }

    /** All that ever happened in the pool, oldest first. */
    public List<LedgerRecord> ledger() {
        return cognito.cognito().ledger().records();
    }

    /** What happened to the user of that name. */
    public List<LedgerRecord> ledgerOf(String username, Kind kind) {
        return ledger().stream()
                .filter(entry -> entry.kind() == kind && username.equals(entry.username()))
                .toList();
    }

    /** Every token that the services were ever given. */
    public List<String> tokens() {
        return tap.tokens();
    }

    /** What the services show that they may use the pool. */
    public String clientSecret() {
        return CognitoAccess.of(cognito).clientSecret().reveal();
    }

    /** Somebody else, who uses the same pool. */
    public PoolUsers users() {
        return new PoolUsers(CognitoAccess.of(cognito));
    }

    @Override
    public void close() {
        tap.close();
        cognito.close();
    }
}
