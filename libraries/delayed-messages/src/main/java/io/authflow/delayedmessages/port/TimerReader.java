package io.authflow.delayedmessages.port;

import io.authflow.delayedmessages.message.InputMessage;
import io.authflow.delayedmessages.message.TimerRequest;
import java.util.Optional;

/**
 * Reads an application's record as a request to the scheduler. A pure function without I/O, with the same result for
 * the same record. If it throws, the record can never be read, and goes to the {@link RejectedWriter}.
 */
@FunctionalInterface
public interface TimerReader {

    /** Returns the timer or the change that the record asks for; empty if it asks for nothing. */
    Optional<? extends TimerRequest> read(InputMessage message);
}
