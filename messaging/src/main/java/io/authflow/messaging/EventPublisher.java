package io.authflow.messaging;

import io.authflow.contracts.event.EventRecord;

/** Publishes on the caller's thread, within the transaction of that thread. */
@FunctionalInterface
public interface EventPublisher {
    /** @throws RuntimeException if the record cannot be handed to the binder: the transaction is then to be aborted */
    void publish(EventRecord eventRecord);
}
