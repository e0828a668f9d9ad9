package io.authflow.localcognito.ledger;

/** What a ledger record tells. */
public enum Kind {
    POOL_CREATED,
    CLIENT_CREATED,
    USER_CREATED,
    USER_CONFIRMED,
    USER_DISABLED,
    USER_ENABLED,
    USER_DELETED,
    /** A user got other attributes; in an email pool another address to sign in with. */
    USER_UPDATED,
    PASSWORD_SET,
    /** A session began: a refresh token and its first access and id token. */
    LOGIN,
    /** A password that didn't match; it counts towards the lock-out. */
    LOGIN_FAILED,
    CHALLENGED,
    TOKENS_REFRESHED,
    /** One session ended, by RevokeToken. */
    TOKEN_REVOKED,
    /** All of a user's sessions ended; also recorded where there was none. */
    SIGNED_OUT,
    REFUSED,
    THROTTLED,
    FAULT_INJECTED;

    /** Whether it changes what a pool answers later, and so takes part in a replay. */
    public boolean changesState() {
        return switch (this) {
            case CHALLENGED, REFUSED, THROTTLED, FAULT_INJECTED -> false;
            default -> true;
        };
    }
}
