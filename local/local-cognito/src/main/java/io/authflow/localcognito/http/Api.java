package io.authflow.localcognito.http;

import io.authflow.localcognito.account.Account;
import io.authflow.localcognito.ledger.Draft;
import io.authflow.localcognito.ledger.Kind;
import io.authflow.localcognito.ledger.Ledger;
import io.authflow.localcognito.pool.Refusal;
import io.authflow.localcognito.quota.Quotas;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the operation of a call and builds the answer. Records refused and throttled calls in the ledger. */
final class Api {
    private static final Logger LOG = LoggerFactory.getLogger(Api.class);
    private final Map<Operation, Call> calls = new EnumMap<>(Operation.class);
    private final Ledger ledger;
    private final Quotas quotas;

    Api(Account account, Ledger ledger, Quotas quotas) {
        this.ledger = ledger;
        this.quotas = quotas;
        new AdminCalls(account).addTo(calls);
        new ClientCalls(account).addTo(calls);
        new TokenCalls(account).addTo(calls);
    }

    Reply answer(Operation operation, Parameters parameters, Caller caller) {
        if (!quotas.tryTake(operation.category())) {
            String type = "TooManyRequestsException";
            record(Kind.THROTTLED, operation, caller, type);
            return Reply.error(400, type, "Rate exceeded");
        }
        return act(operation, parameters, caller);
    }

    private Reply act(Operation operation, Parameters parameters, Caller caller) {
        try {
            return Reply.ok(Objects.requireNonNull(calls.get(operation)).answer(parameters));
        } catch (Refusal refusal) {
            record(Kind.REFUSED, operation, caller, refusal.type());
            return Reply.refused(refusal);
        } catch (RuntimeException e) {
            // Log the type only: the message may quote a value.
            LOG.atError()
                    .addKeyValue("operation", operation.wireName())
                    .addKeyValue("exception", e.getClass().getName())
                    .log("A call failed inside the local Cognito; report the operation and the exception of this line");
            return Reply.error(500, "InternalErrorException", "Something went wrong");
        }
    }

    void record(Kind kind, Operation operation, Caller caller, String errorType) {
        ledger.append(Draft.of(kind, operation.wireName())
                .pool(caller.poolId())
                .client(caller.clientId())
                .user(caller.username(), null)
                .error(errorType));
    }
}
