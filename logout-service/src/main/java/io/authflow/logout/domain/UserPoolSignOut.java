package io.authflow.logout.domain;

import io.authflow.contracts.Secret;
import io.authflow.contracts.StepException;

/**
 * The operations of the user pool that a logout needs. A session that stays open is a security fault, so no method
 * refuses for good. Each throws only transient {@link StepException}s.
 */
public interface UserPoolSignOut {

    /**
     * Ends all sessions of a user. If the pool finds no user, this proves that the user is gone only if the name cannot
     * change. A user who has changed the email address cannot be found by the old address.
     *
     * @param name a user name, {@code sub} or alias
     * @return false if the pool knows no user of this name
     */
    boolean signOutByName(String name);

    /**
     * Ends all sessions of the token's user.
     *
     * @return false if the pool does not accept the token, for example because it has expired
     */
    boolean signOutByToken(Secret accessToken);

    /**
     * Ends the session of a refresh token. A session that is already over is no error.
     *
     * @return false if the pool does not accept the token
     */
    boolean revoke(Secret refreshToken);
}
