package io.authflow.delayedmessages.message;

/** A request of an input to the scheduler. */
public sealed interface TimerRequest permits Timer, TimerChange, RefusedChange {

    /**
     * Returns the timer's id, 1 to 256 bytes in UTF-8. The timer's home is the partition that Kafka's Java clients
     * choose for the id as a key. If the request is on another partition, the scheduler forwards it there first. The
     * record's own key does not matter.
     */
    String id();
}
