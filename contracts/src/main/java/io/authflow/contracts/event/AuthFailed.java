package io.authflow.contracts.event;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.Step;
import io.authflow.contracts.UserRef;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The flow ended without a session, or its session could not be ended: the other terminal event. It names no user and quotes
 * nothing.
 *
 * @param requestId the request that this flow answers
 * @param userRef the user, where the request had got far enough to name one
 * @param step the step that ended the flow
 * @param code why
 * @param field for {@link FailureCode#INVALID_FIELD} and its like, the name of the field
 * @param signupError the code, where the step is signup: the field of the workflow that this replaces
 * @param loginError the code, where the step is login
 * @param logoutError the code, where the step is logout
 * @param partition partition of the request's record, where the request id is derived from that record's place: so the sender
 *     finds the answer to a request whose own id does not fit
 * @param offset offset of that record
 */
public record AuthFailed(
        RequestId requestId,
        @Nullable UserRef userRef,
        Step step,
        FailureCode code,
        @Nullable String field,
        @Nullable FailureCode signupError,
        @Nullable FailureCode loginError,
        @Nullable FailureCode logoutError,
        @Nullable Integer partition,
        @Nullable Long offset)
        implements Event {
    private static final Pattern FIELD = Pattern.compile("[A-Za-z.]{1,64}");

    public AuthFailed {
        Objects.requireNonNull(requestId, "requestId");
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(code, "code");
        if (field != null && !FIELD.matcher(field).matches()) {
            throw new IllegalArgumentException("a field is named by 1 to 64 letters and dots");
        }
        if (signupError != expected(code, step, Step.SIGNUP)
                || loginError != expected(code, step, Step.LOGIN)
                || logoutError != expected(code, step, Step.LOGOUT)) {
            throw new IllegalArgumentException("the error field of the failed step, and no other, repeats the code");
        }
        if ((partition == null) != (offset == null) || partition != null && (partition < 0 || offset < 0)) {
            throw new IllegalArgumentException("a place has both a partition and an offset, 0 or more");
        }
    }

    public AuthFailed(RequestId requestId, @Nullable UserRef userRef, Step step, FailureCode code) {
        this(requestId, userRef, step, code, null);
    }

    public AuthFailed(
            RequestId requestId, @Nullable UserRef userRef, Step step, FailureCode code, @Nullable String field) {
        this(
                requestId,
                userRef,
                step,
                code,
                field,
                expected(code, step, Step.SIGNUP),
                expected(code, step, Step.LOGIN),
                expected(code, step, Step.LOGOUT),
                null,
                null);
    }

    /** The same answer with the place of the request's record, from which its request id is derived. */
    public AuthFailed at(int requestPartition, long requestOffset) {
        return new AuthFailed(
                requestId,
                userRef,
                step,
                code,
                field,
                signupError,
                loginError,
                logoutError,
                requestPartition,
                requestOffset);
    }

    private static @Nullable FailureCode expected(FailureCode code, Step step, Step field) {
        return step == field ? code : null;
    }
}
