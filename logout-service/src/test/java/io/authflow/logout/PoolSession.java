package io.authflow.logout;

import io.authflow.cognito.SecretHash;
import io.authflow.cognito.testing.DirectPool;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/** A session of a user, from the view of the user's client. */
record PoolSession(DirectPool pool, AuthenticationResultType tokens) {

    static PoolSession open(DirectPool pool, String name) {
        Map<String, String> password = Map.of("USERNAME", name, "PASSWORD", DirectPool.PASSWORD.reveal());
        return new PoolSession(pool, initiate(pool, "USER_PASSWORD_AUTH", name, password));
    }

    /** Returns whether the pool accepts the access token. */
    boolean isOpen() {
        try {
            pool.sdk().getUser(request -> request.accessToken(tokens.accessToken()));
            return true;
        } catch (NotAuthorizedException e) {
            return false;
        }
    }

    /**
     * Returns whether the refresh token still works.
     *
     * @param name the name that the pool gave the user
     */
    boolean canBeRefreshed(String name) {
        try {
            initiate(pool, "REFRESH_TOKEN_AUTH", name, Map.of("REFRESH_TOKEN", tokens.refreshToken()));
            return true;
        } catch (NotAuthorizedException e) {
            return false;
        }
    }

    private static AuthenticationResultType initiate(
            DirectPool pool, String flow, String name, Map<String, String> parameters) {
        Map<String, String> all = new TreeMap<>(parameters);
        SecretHash hash =
                new SecretHash(pool.settings().clientId(), pool.settings().clientSecret());
        all.put("SECRET_HASH", String.valueOf(hash.of(name)));
        return pool.sdk()
                .initiateAuth(request -> request.clientId(pool.settings().clientId())
                        .authFlow(flow)
                        .authParameters(all))
                .authenticationResult();
    }
}
