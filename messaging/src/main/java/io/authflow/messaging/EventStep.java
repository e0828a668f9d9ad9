package io.authflow.messaging;

import io.authflow.contracts.event.Event;

/**
 * One step of the flow: takes an event and tells which event follows. Called on any thread, for one record of a key at a time,
 * and again for a record that is redelivered.
 */
@FunctionalInterface
public interface EventStep<E extends Event> {
    /** @throws io.authflow.contracts.StepException if no event follows yet (transient), or the flow ends here (refused) */
    Event take(InboundEvent<E> inbound);
}
