package io.authflow.localcognito.http;

import io.authflow.localcognito.faults.Faults;
import io.authflow.localcognito.pool.Refusal;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * Turns the headers and body of an HTTP request into an exchange. Refuses unknown operations, malformed bodies and
 * calls that lack a required signature, before the API sees them.
 */
final class CallReader {
    private static final String SIGNATURE = "AWS4-HMAC-SHA256 ";
    private final Api api;
    private final Faults faults;

    CallReader(Api api, Faults faults) {
        this.api = api;
        this.faults = faults;
    }

    void read(HttpFields headers, byte[] body, Wire wire) {
        try {
            exchange(headers, body, wire).run();
        } catch (Refusal refusal) {
            wire.send(Reply.refused(refusal));
        }
    }

    private Exchange exchange(HttpFields headers, byte[] body, Wire wire) {
        Operation operation = operation(headers);
        Parameters parameters = Parameters.parse(body);
        requireSignature(operation, headers);
        Caller caller = Caller.of(parameters);
        return new Exchange(
                api, faults.plan(operation.wireName(), caller.username()), operation, parameters, caller, wire);
    }

    private static Operation operation(HttpFields headers) {
        return Operation.ofTarget(String.valueOf(headers.get("X-Amz-Target")))
                .orElseThrow(() -> new Refusal(
                        "UnknownOperationException", "The local Cognito doesn't have the operation of X-Amz-Target."));
    }

    /** Requires a signature but does not verify it, because there are no IAM users here. */
    private static void requireSignature(Operation operation, HttpFields headers) {
        String authorization = headers.get(HttpHeader.AUTHORIZATION);
        if (operation.signed() && (authorization == null || !authorization.startsWith(SIGNATURE))) {
            throw new Refusal("MissingAuthenticationTokenException", "Missing Authentication Token");
        }
    }
}
