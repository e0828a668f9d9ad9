package io.authflow.contracts.event;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.Step;
import io.authflow.contracts.UserRef;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Terminal event of a flow that failed: no session was opened, or the session could not be ended. It carries no user
 * name, and quotes no input.
 *
 * @param requestId the request that this flow answers
 * @param userRef the user; absent if no valid user name could be read from the request
 * @param step the step that ended the flow
 * @param code why the flow failed
 * @param field name of the faulty field, for codes about a field such as {@link FailureCode#INVALID_FIELD}
 * @param signupError repeats the code if the step is signup, as in the Step Functions workflow that authflow replaces
 * @param loginError repeats the code if the step is login
 * @param logoutError repeats the code if the step is logout
 * @param partition partition of the request's record; given if the request id is derived from the place of that record.
 *     By this place the sender finds the answer to a request whose own id is not valid
 * @param offset offset of the request's record; given together with the partition
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
        if ((partition == null) != (offset == null) || (partition != null && (partition < 0 || offset < 0))) {
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

    /** Adds the place of the request's record, for a request id that is derived from this place. */
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
