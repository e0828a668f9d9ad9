package io.authflow.delayedmessages;

/** The functions by which an application gives its messages a form. */
public record MessagePorts(TimerReader reader, DueWriter due, RejectedWriter rejected, ChangeWriter changed) {

    /** Of an application that only schedules: a reader that asks for a change has its record rejected. */
    public MessagePorts(TimerReader reader, DueWriter due, RejectedWriter rejected) {
        this(reader, due, rejected, (change, outcome) -> {
            throw new IllegalStateException("A change has no writer for its answer, because the ports were made"
                    + " without one; make them with four functions");
        });
    }
}
