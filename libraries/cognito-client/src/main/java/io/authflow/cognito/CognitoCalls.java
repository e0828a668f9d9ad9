package io.authflow.cognito;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.StepException;
import java.util.function.Function;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/**
 * Makes every call to Cognito: one permit of the quota, one attempt. Each failure gets its code, and says whether the call
 * may have had its effect.
 */
public final class CognitoCalls {
    private final CognitoIdentityProviderClient client;
    private final Quotas quotas;
    private final CallTelemetry telemetry;

    public CognitoCalls(CognitoIdentityProviderClient client, Quotas quotas) {
        this(client, quotas, CallTelemetry.none());
    }

    /** @param client made by {@link CognitoClients}: it sends each request once */
    public CognitoCalls(CognitoIdentityProviderClient client, Quotas quotas, CallTelemetry telemetry) {
        this.client = client;
        this.quotas = quotas;
        this.telemetry = telemetry;
        telemetry.observe(quotas);
    }

    /**
     * Makes one call. An SDK exception that is an answer to the caller is caught by the caller, inside {@code call}. A
     * {@link StepException} of the caller passes unchanged.
     *
     * @throws CognitoException if the call fails. Its progress is {@code UNCERTAIN} if the operation is not idempotent and
     *     the failure does not prove that nothing happened. The call is not sent if its turn does not come in time
     *     ({@link FailureCode#THROTTLED}) or the thread is interrupted (its interrupt flag stays set)
     */
    public <T> T call(CognitoOperation operation, Function<CognitoIdentityProviderClient, T> call) {
        awaitTurn(operation);
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
