package io.authflow.messaging;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.UserRef;
import io.authflow.contracts.event.AuthFailed;
import io.authflow.contracts.event.Envelope;
import io.authflow.contracts.event.Event;
import org.jspecify.annotations.Nullable;

/** What a record turned out to be. */
public sealed interface Reading<E extends Event> {

    /**
     * An event that the step can take.
     *
     * @param fingerprint tells the content of this request from another's; empty where it is not told, which counts as the same as any
     */
    record Readable<E extends Event>(InboundEvent<E> inbound, String fingerprint) implements Reading<E> {}

    /**
     * An event that is answered at once: its flow ends here.
     *
     * @param fingerprint as in {@link Readable}
     */
    record Refused<E extends Event>(AuthFailed answer, Envelope envelope, String fingerprint) implements Reading<E> {}

    /**
     * Poison: it becomes a dead letter and, where its request is known, ends that flow.
     *
     * @param endsFlow whether a request was accepted before, whose flow this ends
     */
    record Unreadable<E extends Event>(
            FailureCode code,
            @Nullable RequestId requestId,
            @Nullable UserRef userRef,
            boolean endsFlow) implements Reading<E> {}
}
