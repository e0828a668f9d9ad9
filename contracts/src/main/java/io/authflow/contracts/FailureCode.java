package io.authflow.contracts;

/**
 * The failure codes: the closed list of reasons that events, metrics and dead letters name. A code never carries the
 * text of an exception or any part of the input.
 */
public enum FailureCode {
    /** The value is not well-formed JSON, or something follows the JSON value. */
    MALFORMED(Kind.REFUSED),
    /** The value is empty or a tombstone. */
    EMPTY(Kind.REFUSED),
    /** The value is JSON, but not an object. */
    NOT_AN_OBJECT(Kind.REFUSED),
    /** A field is missing, blank, too long, or outside its pattern. */
    INVALID_FIELD(Kind.REFUSED),
    /** An object has the same key twice. */
    DUPLICATE_KEY(Kind.REFUSED),
    /** The JSON type of a field is not the type in the schema. */
    WRONG_TYPE(Kind.REFUSED),
    /** A number is outside its range. */
    OUT_OF_RANGE(Kind.REFUSED),
    /** The password is in clear, but plain intake is off. */
    PLAINTEXT_SECRET(Kind.REFUSED),
    /** The bytes are not valid UTF-8, begin with a byte order mark, or hold a lone surrogate. */
    BAD_ENCODING(Kind.REFUSED),
    /** The JSON is nested too deeply. */
    TOO_DEEP(Kind.REFUSED),
    /** The value, or the record with its key and headers, is larger than the limit. */
    TOO_LARGE(Kind.REFUSED),
    /** The record has too many headers. */
    TOO_MANY_HEADERS(Kind.REFUSED),
    /** The record has a content type that is not JSON. */
    UNSUPPORTED_CONTENT_TYPE(Kind.REFUSED),
    /** The header {@code ce_type} names a type or version that this release does not read. */
    UNSUPPORTED_VERSION(Kind.REFUSED),

    /** A sealed value is bound to another request, user, reply key, audience or purpose. */
    CONTEXT_MISMATCH(Kind.REFUSED),
    /** A sealed value cannot be opened: the key is unknown, or the bytes were changed. */
    CANNOT_OPEN(Kind.REFUSED),
    /** A sealed value has expired. */
    EXPIRED(Kind.REFUSED),

    /**
     * Cognito refused the credentials, or the user is disabled or locked out. check-service, signup-service and
     * login-service also give this code if the true reason would reveal whether the user exists.
     */
    NOT_AUTHORIZED(Kind.REFUSED),
    /** The user exists, but is not confirmed. */
    USER_NOT_CONFIRMED(Kind.REFUSED),
    /** The user must reset the password first. */
    PASSWORD_RESET_REQUIRED(Kind.REFUSED),
    /** The password breaks the password policy of the user pool. */
    INVALID_PASSWORD(Kind.REFUSED),
    /** Cognito refused a parameter, such as a user name that the pool does not accept. */
    INVALID_PARAMETER(Kind.REFUSED),
    /** Cognito answered with a challenge, such as MFA. authflow answers no challenges. */
    CHALLENGE_REQUIRED(Kind.REFUSED),
    /** An unconfirmed user of this name exists, and nothing proves that this request created the user. */
    SIGNUP_UNCERTAIN(Kind.REFUSED),
    /** Cognito knows no user of this name. */
    USER_NOT_FOUND(Kind.REFUSED),
    /** The call exceeded a limit of the account or of the user. A retry does not help. */
    LIMIT_EXCEEDED(Kind.REFUSED),
    /**
     * The service's settings, keys or rights are wrong, or do not fit the user pool. An operator can correct this while
     * the record waits.
     */
    MISCONFIGURED(Kind.TRANSIENT),

    /** Cognito throttled the call, or the service's own quota gave no permit in time. */
    THROTTLED(Kind.TRANSIENT),
    /** Cognito could not be reached, did not answer in time, or failed itself. */
    COGNITO_UNAVAILABLE(Kind.TRANSIENT),
    /** The request id could not be claimed in time: the service could not write or read the claims. */
    CLAIM_UNAVAILABLE(Kind.TRANSIENT),
    /** The brokers do not take the result of a record, though they take others. It is no answer to a client. */
    PUBLISH_UNAVAILABLE(Kind.TRANSIENT),
    /** An unforeseen failure inside the service. */
    INTERNAL(Kind.TRANSIENT),

    /** A transient failure lasted longer than the service waits. */
    UNAVAILABLE(Kind.REFUSED),
    /** The request id already belongs to another request, with other content or another user. */
    CONFLICT(Kind.POISON),
    /** The record can never be processed. */
    UNPROCESSABLE(Kind.POISON);

    private final Kind kind;

    FailureCode(Kind kind) {
        this.kind = kind;
    }

    /** Returns how a step treats a failure of this code. */
    public Kind kind() {
        return kind;
    }

    /** How a step treats a failure. */
    public enum Kind {
        /** May succeed later: the record waits in Kafka, and the step retries it. */
        TRANSIENT,
        /** A final answer: ends the flow with a terminal event. */
        REFUSED,
        /** Can never be processed: the record becomes a dead letter. */
        POISON
    }
}
