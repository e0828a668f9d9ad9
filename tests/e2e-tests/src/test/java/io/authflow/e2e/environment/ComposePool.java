package io.authflow.e2e.environment;

import io.authflow.localcognito.ledger.LedgerRecord;
import io.authflow.localrun.CognitoAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** The pool in a container. Its ledger is read over HTTP. */
final class ComposePool extends TestPool {
    private static final JsonMapper JSON = new JsonMapper();

    private final CognitoAccess access;
    private final List<LedgerRecord> known = new ArrayList<>();

    ComposePool(PoolTap tap, CognitoAccess access) {
        super(tap);
        this.access = access;
    }

    @Override
    public synchronized List<LedgerRecord> ledger() {
        long last = known.isEmpty() ? 0 : known.get(known.size() - 1).seq();
        try {
            HttpText.get(access.endpoint().resolve("/_ledger?since=" + last))
                    .lines()
                    .map(line -> JSON.readValue(line, LedgerRecord.class))
                    .forEach(known::add);
        } catch (IOException e) {
            throw new UncheckedIOException("The ledger cannot be read. Look at the log of the container cognito.", e);
        }
        return List.copyOf(known);
    }

    @Override
    public CognitoAccess directAccess() {
        return access;
    }
}
