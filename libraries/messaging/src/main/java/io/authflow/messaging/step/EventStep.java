package io.authflow.messaging.step;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.event.Event;
import java.util.Optional;

/**
 * One step of a flow: takes an event and returns the event that follows. Any thread may call it, but never two at a
 * time for records of one key. If Kafka delivers a record again, the step is called again.
 */
@FunctionalInterface
public interface EventStep<E extends Event> {
    /**
     * Makes one attempt at the step.
     *
     * @throws io.authflow.contracts.LeaseEndedException if the lease ended before the attempt had an effect
     * @throws io.authflow.contracts.StepException with the progress of the attempt; its code says whether the failure
     *     is transient or the flow ends here
     */
    Event take(InboundEvent<E> inbound);

    /**
     * Returns the event that ends the attempts, if the service gives up on a record after transient failures.
     *
     * @param inbound the event, with the progress of all attempts
     * @param code the reason: {@code UNAVAILABLE}, or {@code UNPROCESSABLE} after unforeseen failures
     * @return empty to publish {@code auth.failed.v1} with this step and code
     */
    default Optional<Event> afterGivingUp(InboundEvent<E> inbound, FailureCode code) {
        return Optional.empty();
    }
}
