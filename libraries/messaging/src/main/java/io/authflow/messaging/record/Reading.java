package io.authflow.messaging.record;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.UserRef;
import io.authflow.contracts.event.AuthFailed;
import io.authflow.contracts.event.Envelope;
import io.authflow.contracts.event.Event;
import io.authflow.messaging.step.InboundEvent;
import org.jspecify.annotations.Nullable;

/** The result of reading a record. */
public sealed interface Reading<E extends Event> {

    /**
     * An event that the step can take.
     *
     * @param fingerprint equal for requests of the same content; empty if the content is unknown, which matches any
     *     other
     */
    record Readable<E extends Event>(InboundEvent<E> inbound, String fingerprint) implements Reading<E> {}

    /**
     * An event that the service refuses at once. The answer ends its flow.
     *
     * @param fingerprint as in {@link Readable}
     */
    record Refused<E extends Event>(AuthFailed answer, Envelope envelope, String fingerprint) implements Reading<E> {}

    /**
     * A record that becomes a dead letter.
     *
     * @param requestId the request, if the record names it
     * @param userRef the user, if the record names one
     * @param endsFlow whether check-service had accepted the request. Then the flow ends with {@code auth.failed.v1}
     */
    record Unreadable<E extends Event>(
            FailureCode code,
            @Nullable RequestId requestId,
            @Nullable UserRef userRef,
            boolean endsFlow) implements Reading<E> {}
}
