package io.authflow.e2e.fault.stage;

import io.authflow.e2e.environment.PoolUsers;
import io.authflow.localcognito.LocalCognitoSettings;
import io.authflow.localcognito.LocalRun;
import io.authflow.localcognito.faults.Fault;
import io.authflow.localcognito.faults.Injection;
import io.authflow.localcognito.ledger.LedgerRecord;
import io.authflow.localcognito.settings.TokenSigning;
import io.authflow.localrun.CognitoAccess;
import java.util.List;

/** The Cognito of a run, in the JVM of the tests, with its ledger and its faults. */
public final class Pool implements AutoCloseable {
    private final LocalRun cognito =
            LocalRun.start(LocalCognitoSettings.inMemory().withTokenSigning(TokenSigning.HS256));

    /** All that happened, oldest first. */
    public List<LedgerRecord> ledger() {
        return cognito.cognito().ledger().records();
    }

    /** Puts a fault in force until what is returned is closed. */
    public Injection inject(Fault fault) {
        return cognito.cognito().faults().inject(fault);
    }

    /** Somebody else, who uses the same pool. */
    public PoolUsers users() {
        return new PoolUsers(access());
    }

    public CognitoAccess access() {
        return CognitoAccess.of(cognito);
    }

    @Override
    public void close() {
        cognito.close();
    }
}
