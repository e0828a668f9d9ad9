package io.authflow.delayedmessages;

/** What an input asks of the scheduler. */
public sealed interface TimerRequest permits Timer, TimerChange {

    /** The timer's id, 1 to 256 bytes in UTF-8; known within the input's partition, so it must follow from the record's key. */
    String id();
}
