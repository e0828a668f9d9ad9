package io.authflow.logout.domain;

import io.authflow.contracts.Secret;
import io.authflow.contracts.StepException;

/**
 * The pool, as a logout needs it. A session that stays open is a security fault, so no method ever refuses for good: each
 * throws only {@link StepException}s that are transient.
 */
public interface Sessions {

    /**
     * Ends all sessions of the user. If the pool finds no user, the sessions may live on: only a name that cannot change proves
     * that the user is gone. A user of an e-mail pool who has another address is not found by the old one.
     *
     * @param name a user name, sub or alias
     * @return false if the pool knows no user of that name
     */
    boolean signOutByName(String name);

    /**
     * Ends all sessions of the token's user.
     *
     * @return false if the pool does not take the token, because it expired or was revoked
     */
    boolean signOutByToken(Secret accessToken);

    /**
     * Ends the one session of the token, if it is not over already.
     *
     * @return false if the pool does not take the token
     */
    boolean revoke(Secret refreshToken);
}
