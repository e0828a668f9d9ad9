package io.authflow.delayedmessages;

import java.util.Optional;

/**
 * Reads an application's record as a request to the scheduler. A pure function: no I/O, same answer for same record, so
 * that whatever it throws means that this record can never be read, and the record goes to the {@link RejectedWriter}.
 */
@FunctionalInterface
public interface TimerReader {

    /** The timer or the change that the record asks for, or empty where it asks for nothing. */
    Optional<? extends TimerRequest> read(InputMessage message);
}
