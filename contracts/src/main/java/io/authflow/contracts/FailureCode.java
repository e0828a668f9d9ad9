package io.authflow.contracts;

/**
 * The closed list of reasons that an event, a metric or a dead-letter record may name. A code never carries text of an
 * exception or of the input.
 */
public enum FailureCode {
    /** The value is not well-formed JSON, or more follows it. */
    MALFORMED(Kind.REFUSED),
    /** The value is empty or a tombstone. */
    EMPTY(Kind.REFUSED),
    /** The value is JSON, but no object. */
    NOT_AN_OBJECT(Kind.REFUSED),
    /** A field is missing, blank, too long, or outside its pattern. */
    INVALID_FIELD(Kind.REFUSED),
    /** An object names one key twice. */
    DUPLICATE_KEY(Kind.REFUSED),
    /** A field has another JSON type than the schema says. */
    WRONG_TYPE(Kind.REFUSED),
    /** A number is outside its range. */
    OUT_OF_RANGE(Kind.REFUSED),
    /** A password stands in clear where plain intake is off. */
    PLAINTEXT_SECRET(Kind.REFUSED),
    /** The bytes are not UTF-8 without a byte order mark, or hold a lone surrogate. */
    BAD_ENCODING(Kind.REFUSED),
    /** The JSON is nested deeper than the limit. */
    TOO_DEEP(Kind.REFUSED),
    /** The value is larger than the limit. */
    TOO_LARGE(Kind.REFUSED),
    /** The record has more headers than the limit. */
    TOO_MANY_HEADERS(Kind.REFUSED),
    /** The content type is given and is not JSON. */
    UNSUPPORTED_CONTENT_TYPE(Kind.REFUSED),
    /** The event type names a version that this release does not read. */
    UNSUPPORTED_VERSION(Kind.REFUSED),

    /** A sealed value was made for another request, user, audience or purpose. */
    CONTEXT_MISMATCH(Kind.REFUSED),
    /** A sealed value cannot be opened: unknown key, or not the bytes that were sealed. */
    CANNOT_OPEN(Kind.REFUSED),
    /** A sealed value was valid for a time that has passed. */
    EXPIRED(Kind.REFUSED),

    /** Cognito refused the credentials, or the user is disabled or locked out. */
    NOT_AUTHORIZED(Kind.REFUSED),
    /** The user exists and has not been confirmed. */
    USER_NOT_CONFIRMED(Kind.REFUSED),
    /** Cognito wants the password to be reset first. */
    PASSWORD_RESET_REQUIRED(Kind.REFUSED),
    /** The password breaks the password policy of the user pool. */
    INVALID_PASSWORD(Kind.REFUSED),
    /** Cognito refused a parameter, such as a user name that the pool does not take. */
    INVALID_PARAMETER(Kind.REFUSED),
    /** Cognito answered with a challenge; this flow answers none. */
    CHALLENGE_REQUIRED(Kind.REFUSED),
    /** An unconfirmed user of that name exists, and nothing proves that this request created it. */
    SIGNUP_UNCERTAIN(Kind.REFUSED),
    /** The user was gone when the step came to act. */
    USER_NOT_FOUND(Kind.REFUSED),
    /** A limit of the account or of the user was exceeded that a retry will not lift. */
    LIMIT_EXCEEDED(Kind.REFUSED),
    /** The settings or rights of the service do not fit the user pool. */
    MISCONFIGURED(Kind.TRANSIENT),

    /** Cognito throttled the call. */
    THROTTLED(Kind.TRANSIENT),
    /** Cognito could not be reached, timed out, or answered with a fault of its own. */
    COGNITO_UNAVAILABLE(Kind.TRANSIENT),
    /** The request id could not be claimed in time: the claims could not be written or read. */
    CLAIM_UNAVAILABLE(Kind.TRANSIENT),
    /** The service failed in a way that its code does not foresee. */
    INTERNAL(Kind.TRANSIENT),

    /** What was transient lasted longer than the service waits. */
    UNAVAILABLE(Kind.REFUSED),
    /** The request id was taken before, for a request of other content. */
    CONFLICT(Kind.POISON),
    /** A record in mid-flow can never be processed. */
    UNPROCESSABLE(Kind.POISON);

    private final Kind kind;

    FailureCode(Kind kind) {
        this.kind = kind;
    }

    /** How a step treats a failure of this code. */
    public Kind kind() {
        return kind;
    }

    /** The three ways in which a failure is treated. */
    public enum Kind {
        /** May succeed later: retried, then left waiting in Kafka. */
        TRANSIENT,
        /** A clear answer: ends the flow in a terminal event. */
        REFUSED,
        /** Can never be processed: becomes a dead-letter record. */
        POISON
    }
}
