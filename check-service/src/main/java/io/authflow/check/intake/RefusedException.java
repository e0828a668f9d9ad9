package io.authflow.check.intake;

import io.authflow.contracts.FailureCode;
import org.jspecify.annotations.Nullable;

/** Reports that a request is refused. The message is the code alone, because any other text could quote the request. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final FailureCode code;
    private final @Nullable String field;

    RefusedException(FailureCode code) {
        this(code, null);
    }

    RefusedException(FailureCode code, @Nullable String field) {
        super(code.name(), null, false, false);
        this.code = code;
        this.field = field;
    }

    FailureCode code() {
        return code;
    }

    @Nullable
    String field() {
        return field;
    }
}
