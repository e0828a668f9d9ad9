package io.authflow.delayedmessages;

/** What an input asks of the scheduler. */
public sealed interface TimerRequest permits Timer, TimerChange, RefusedChange {

    /**
     * The timer's id, 1 to 256 bytes in UTF-8. Its home is the partition that Kafka's Java clients choose for the id as a key; a
     * request that was written to another partition goes there first. The record's key does not matter.
     */
    String id();
}
