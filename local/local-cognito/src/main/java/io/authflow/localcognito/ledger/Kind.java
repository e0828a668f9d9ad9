package io.authflow.localcognito.ledger;

/** Kinds of ledger records. */
public enum Kind {
    POOL_CREATED,
    CLIENT_CREATED,
    USER_CREATED,
    USER_CONFIRMED,
    USER_DISABLED,
    USER_ENABLED,
    USER_DELETED,
    /** A user got other attributes. In an email pool, this may change the address to sign in with. */
    USER_UPDATED,
    PASSWORD_SET,
    /** A session began: one refresh token with its first access and id token. */
    LOGIN,
    /** A wrong password, which counts towards the lock-out. */
    LOGIN_FAILED,
    CHALLENGED,
    TOKENS_REFRESHED,
    /** One session ended, through RevokeToken. */
    TOKEN_REVOKED,
    /** All sessions of a user ended. Also recorded if the user had none. */
    SIGNED_OUT,
    REFUSED,
    THROTTLED,
    FAULT_INJECTED;

    /** Whether this record changes later answers of the pool, so that a replay needs it. */
    public boolean changesState() {
        return switch (this) {
            case CHALLENGED, REFUSED, THROTTLED, FAULT_INJECTED -> false;
            default -> true;
        };
    }
}
