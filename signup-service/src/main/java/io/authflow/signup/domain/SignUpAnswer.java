package io.authflow.signup.domain;

import org.jspecify.annotations.Nullable;

/**
 * The pool's answer to a sign-up, apart from refusals.
 *
 * @param outcome what the pool did
 * @param sub the immutable name of the created user; null if the pool did not give it
 */
public record SignUpAnswer(Outcome outcome, @Nullable String sub) {
    /** The user was created, but the pool could not send the confirmation code. authflow does not need the code. */
    public static final SignUpAnswer CREATED_WITHOUT_CODE = new SignUpAnswer(Outcome.CREATED_WITHOUT_CODE, null);

    /** A user of this name existed before this call. An earlier attempt may have created the user. */
    public static final SignUpAnswer EXISTS = new SignUpAnswer(Outcome.EXISTS, null);

    /** Makes the answer that the user was created. */
    public static SignUpAnswer created(@Nullable String sub) {
        return new SignUpAnswer(Outcome.CREATED, sub);
    }

    /** What the pool did. */
    public enum Outcome {
        CREATED,
        CREATED_WITHOUT_CODE,
        EXISTS
    }
}
