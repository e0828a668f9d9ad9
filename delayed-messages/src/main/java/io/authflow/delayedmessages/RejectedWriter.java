package io.authflow.delayedmessages;

/**
 * Makes the dead-letter record of an input that cannot be read. It must not throw: the input would be read again forever.
 * The reason's message may quote the input, so it does not belong in the record.
 */
@FunctionalInterface
public interface RejectedWriter {

    OutputMessage write(InputMessage message, RuntimeException reason);
}
