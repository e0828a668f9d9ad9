package io.authflow.cognito;

import io.authflow.contracts.FailureCode;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/** Makes every call to Cognito: inside the quota, and with each failure turned into its code. */
public final class CognitoCalls {
    private final CognitoIdentityProviderClient client;
    private final Quotas quotas;
    private final CallTelemetry telemetry;

    public CognitoCalls(CognitoIdentityProviderClient client, Quotas quotas) {
        this(client, quotas, CallTelemetry.none());
    }

    public CognitoCalls(CognitoIdentityProviderClient client, Quotas quotas, CallTelemetry telemetry) {
        this.client = client;
        this.quotas = quotas;
        this.telemetry = telemetry;
        telemetry.observe(quotas);
    }

    /**
     * Makes one call. An SDK exception that is an answer to the caller is caught by the caller, inside {@code call}.
     *
     * <p>A call takes one permit however often the SDK sends it again: those attempts answer throttling and outages, and are
     * spread by their delays.
     *
     * @throws CognitoException if the call fails, or {@link FailureCode#THROTTLED} if its turn does not come in time
     */
    public <T> T call(CognitoOperation operation, Function<CognitoIdentityProviderClient, T> call) {
        if (!telemetry.turn(operation.quota(), () -> quotas.acquire(operation.quota()))) {
            throw new CognitoException(
                    FailureCode.THROTTLED,
                    operation.awsName() + " was not called: this instance's share of the quota " + operation.quota()
                            + " is used up. It is retried; raise the rate if the account has more.");
        }
        return telemetry.watched(operation, () -> sent(operation, call));
    }

    private <T> T sent(CognitoOperation operation, Function<CognitoIdentityProviderClient, T> call) {
        try {
            return call.apply(client);
        } catch (SdkException e) {
            throw Classification.classify(operation, e);
        }
    }
}
