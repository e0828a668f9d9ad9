package io.authflow.signup.domain;

/** What the pool says to a sign-up that it does not refuse. */
public enum SignUpAnswer {
    /** The user was created. */
    CREATED,
    /** The user was created, but the pool could not send it its code, which this flow does not need. */
    CREATED_WITHOUT_CODE,
    /** A user of that name existed before this call, or was created by an earlier attempt of it. */
    EXISTS
}
