package io.authflow.contracts.event;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.RequestId;
import org.jspecify.annotations.Nullable;

/** The result of reading a value of {@code auth.session-change-requested.v1}. */
public sealed interface ChangeReading {

    /** Returns the request id of the session; null if the value names none. */
    @Nullable
    RequestId requestId();

    /** A change that is valid by its schema. */
    record Readable(SessionChangeRequested change) implements ChangeReading {
        @Override
        public RequestId requestId() {
            return change.requestId();
        }
    }

    /**
     * An object that names a session, but asks for no valid change. The scheduler answers it.
     *
     * @param field name of the faulty field; never its content
     */
    record Refused(RequestId requestId, FailureCode code, String field) implements ChangeReading {}

    /**
     * Any other value. The scheduler cannot answer it, so the record becomes a dead letter.
     *
     * @param requestId the request id for the dead letter; null if none can be read, or if the text has different ones
     */
    record Unreadable(@Nullable RequestId requestId) implements ChangeReading {}
}
