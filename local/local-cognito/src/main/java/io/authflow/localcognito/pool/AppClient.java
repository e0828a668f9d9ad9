package io.authflow.localcognito.pool;

import io.authflow.localcognito.settings.AuthFlow;
import io.authflow.localcognito.settings.ClientCredentials;
import io.authflow.localcognito.settings.ClientSettings;
import io.authflow.localcognito.settings.Secret;
import io.authflow.localcognito.settings.UserExistence;
import org.jspecify.annotations.Nullable;

/** An app client: calls the unsigned operations, with the flows that its settings allow. */
public record AppClient(String poolId, ClientSettings settings, ClientCredentials credentials) {

    public String id() {
        return credentials.clientId();
    }

    /** Refuses a missing or wrong secret hash. If the client has no secret, refuses any secret hash. */
    public void checkSecretHash(String username, @Nullable String given) {
        Secret secret = credentials.clientSecret();
        if (secret == null) {
            refuseUnless(given == null, unverified());
        } else {
            refuseUnless(
                    given != null, "Client " + id() + " is configured with secret but SECRET_HASH was not received");
            refuseUnless(
                    new Secret(SecretHash.of(secret, username, id())).matches(String.valueOf(given)), unverified());
        }
    }

    private String unverified() {
        return "Unable to verify secret hash for client " + id();
    }

    private static void refuseUnless(boolean fine, String message) {
        if (!fine) {
            throw Refusal.notAuthorized(message);
        }
    }

    /**
     * Checks the secret itself, which RevokeToken sends. The error is UnauthorizedException, because RevokeToken
     * declares no NotAuthorizedException.
     */
    public void checkSecret(@Nullable String given) {
        Secret secret = credentials.clientSecret();
        boolean fine = secret == null ? given == null : given != null && secret.matches(given);
        if (!fine) {
            throw Refusal.unauthorized("Invalid client secret for client " + id());
        }
    }

    public void requireFlow(AuthFlow flow) {
        if (!settings.authFlows().contains(flow)) {
            throw Refusal.invalidParameter(flow + " flow not enabled for this client");
        }
    }

    Refusal unknownUser() {
        return settings.preventUserExistenceErrors() == UserExistence.ENABLED
                ? Refusal.incorrect()
                : Refusal.userNotFound();
    }
}
