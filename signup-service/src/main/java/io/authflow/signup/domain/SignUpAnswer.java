package io.authflow.signup.domain;

import org.jspecify.annotations.Nullable;

/**
 * What the pool says to a sign-up that it does not refuse.
 *
 * @param sub the immutable name of the user who was created; null if the pool did not say it
 */
public record SignUpAnswer(Outcome outcome, @Nullable String sub) {
    /** The user was created, but the pool could not send the code that confirms a user. This flow does not need the code. */
    public static final SignUpAnswer CREATED_WITHOUT_CODE = new SignUpAnswer(Outcome.CREATED_WITHOUT_CODE, null);

    /** A user of that name existed before this call, or was created by an earlier attempt of it. */
    public static final SignUpAnswer EXISTS = new SignUpAnswer(Outcome.EXISTS, null);

    /** The user was created. */
    public static SignUpAnswer created(@Nullable String sub) {
        return new SignUpAnswer(Outcome.CREATED, sub);
    }

    /** The three answers. */
    public enum Outcome {
        CREATED,
        CREATED_WITHOUT_CODE,
        EXISTS
    }
}
