package io.authflow.check.intake;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.UserRef;
import io.authflow.contracts.event.AuthRequested;
import org.jspecify.annotations.Nullable;

/** What intake says of a record. */
public sealed interface IntakeAnswer {

    /**
     * A request that will end in exactly one terminal event.
     *
     * @param unknownFields how many fields this release does not know, and ignored
     */
    record Accepted(AuthRequested request, int unknownFields) implements IntakeAnswer {}

    /**
     * A record that is no request.
     *
     * @param requestId the request, null where none could be made out: then there is nobody to answer
     * @param userRef the user, where a user name could be made out
     * @param field the name of the field that is at fault, where it is one field; never what stood in it
     */
    record Refused(
            @Nullable RequestId requestId,
            @Nullable UserRef userRef,
            FailureCode code,
            @Nullable String field) implements IntakeAnswer {}
}
