package io.authflow.delayedmessages.port;

/**
 * The functions that convert between an application's messages and the scheduler's requests and answers.
 *
 * @param strays what they need of a record that the scheduler forwards to its timer's home
 */
public record MessagePorts(
        TimerReader reader, DueWriter due, RejectedWriter rejected, ChangeWriter changed, StrayLimits strays) {

    /** The functions of an application that reads no headers. */
    public MessagePorts(TimerReader reader, DueWriter due, RejectedWriter rejected, ChangeWriter changed) {
        this(reader, due, rejected, changed, StrayLimits.WITHOUT_HEADERS);
    }

    /**
     * The functions of an application that only schedules, and reads no headers. Its reader must not ask for a change:
     * without a writer for the answer, the stream thread dies at this record.
     */
    public MessagePorts(TimerReader reader, DueWriter due, RejectedWriter rejected) {
        this(reader, due, rejected, (change, outcome) -> {
            throw new IllegalStateException("A change has no writer for its answer, because the ports were made"
                    + " without one; make them with four functions");
        });
    }
}
