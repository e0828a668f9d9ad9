package io.authflow.contracts.event;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.RequestId;
import org.jspecify.annotations.Nullable;

/** What the value of a record of {@code auth.session-change-requested.v1} turned out to be. */
public sealed interface ChangeReading {

    /** The session, where the value names one. */
    @Nullable
    RequestId requestId();

    /** A change as the schema has it. */
    record Readable(SessionChangeRequested change) implements ChangeReading {
        @Override
        public RequestId requestId() {
            return change.requestId();
        }
    }

    /**
     * An object that names a session, but no change.
     *
     * @param field what is at fault; never what stood in it
     */
    record Refused(RequestId requestId, FailureCode code, String field) implements ChangeReading {}

    /** Anything else: there is no session of which it could be answered. */
    record Unreadable(@Nullable RequestId requestId) implements ChangeReading {}
}
