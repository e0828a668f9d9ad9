package io.authflow.cognito;

import io.authflow.cognito.quota.InstanceQuotas;
import io.authflow.contracts.CallLease;
import io.authflow.contracts.FailureCode;
import io.authflow.contracts.StepException;
import java.util.function.Function;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/**
 * Makes the calls to Cognito. Each call takes one permit of the quota and is one attempt. Each failure gets a code, and
 * says whether the call may have had its effect.
 */
public final class CognitoCalls {
    private final CognitoIdentityProviderClient client;
    private final InstanceQuotas quotas;
    private final CallTelemetry telemetry;

    public CognitoCalls(CognitoIdentityProviderClient client, InstanceQuotas quotas) {
        this(client, quotas, CallTelemetry.none());
    }

    /** @param client a client of {@link CognitoClients}, which sends each request once */
    public CognitoCalls(CognitoIdentityProviderClient client, InstanceQuotas quotas, CallTelemetry telemetry) {
        this.client = client;
        this.quotas = quotas;
        this.telemetry = telemetry;
        telemetry.observe(quotas);
    }

    /**
     * Makes one call. If an SDK exception is an expected answer, {@code call} must catch it. A {@link StepException}
     * from {@code call} passes unchanged.
     *
     * @throws CognitoException if the call fails. The progress is {@code UNCERTAIN} if the operation is not idempotent,
     *     and the failure does not prove that nothing happened. If no permit comes in time, the call is not sent
     *     ({@link FailureCode#THROTTLED}). If the thread is interrupted, the call is not sent either, and the interrupt
     *     flag stays set
     * @throws io.authflow.contracts.LeaseEndedException if the lease of the attempt has ended after the wait for the
     *     permit; the call is not sent
     */
    public <T> T call(CognitoOperation operation, Function<CognitoIdentityProviderClient, T> call) {
        awaitTurn(operation);
        CallLease.require(operation.awsName());
        return telemetry.watched(operation, () -> sent(operation, call));
    }

    private void awaitTurn(CognitoOperation operation) {
        boolean granted = telemetry.turn(operation.quota(), () -> quotas.acquire(operation.quota()));
        if (Thread.currentThread().isInterrupted()) {
            throw new CognitoException(
                    FailureCode.COGNITO_UNAVAILABLE,
                    operation.awsName() + " was not called: the service is stopping. It is retried.");
        }
        if (!granted) {
            throw new CognitoException(
                    FailureCode.THROTTLED,
                    operation.awsName() + " was not called: this instance's share of the quota " + operation.quota()
                            + " is used up. It is retried; raise the rate if the account has more.");
        }
    }

    private <T> T sent(CognitoOperation operation, Function<CognitoIdentityProviderClient, T> call) {
        try {
            return call.apply(client);
        } catch (StepException e) {
            throw e;
        } catch (RuntimeException e) {
            throw Classification.classify(operation, e);
        }
    }
}
