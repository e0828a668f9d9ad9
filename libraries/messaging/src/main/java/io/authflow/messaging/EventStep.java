package io.authflow.messaging;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.event.Event;
import java.util.Optional;

/**
 * One step of the flow: takes an event and returns the event that follows. Called on any thread, for one record of a key at a
 * time, and again for a record that is redelivered.
 */
@FunctionalInterface
public interface EventStep<E extends Event> {
    /**
     * @throws io.authflow.contracts.StepException if no event follows yet (transient), or the flow ends here (refused); with
     *     how far the attempt came
     */
    Event take(InboundEvent<E> inbound);

    /**
     * What follows if the service gives up on a record after transient failures.
     *
     * @param inbound with the progress of all attempts
     * @param code why: {@code UNAVAILABLE}, or {@code UNPROCESSABLE} after failures that the code does not foresee
     * @return empty for {@code auth.failed.v1} with this step and code
     */
    default Optional<Event> afterGivingUp(InboundEvent<E> inbound, FailureCode code) {
        return Optional.empty();
    }
}
