package io.authflow.check.intake;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.UserRef;
import io.authflow.contracts.event.AuthRequested;
import org.jspecify.annotations.Nullable;

/** The result of validating a record. */
public sealed interface IntakeAnswer {

    /**
     * A valid request. Unless its id is already taken, its flow ends with exactly one terminal event.
     *
     * @param unknownFields number of fields that this release does not know and ignores
     */
    record Accepted(AuthRequested request, int unknownFields) implements IntakeAnswer {}

    /**
     * A record that is not a valid request.
     *
     * @param requestId the request to answer; null if the record names none
     * @param userRef the user; null if the record names none
     * @param code why the record is refused
     * @param field name of the faulty field, if one field is at fault; never its content
     */
    record Refused(
            @Nullable RequestId requestId,
            @Nullable UserRef userRef,
            FailureCode code,
            @Nullable String field) implements IntakeAnswer {}
}
