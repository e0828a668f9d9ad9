package io.authflow.delayedmessages;

import java.util.List;

/**
 * Makes the dead-letter record of an input that cannot be read, and what else follows from it; all of them leave in one
 * transaction with the input's offset. It must not throw, nor name a topic that the settings do not: the input would be read
 * again forever. The reason's message may quote the input, so it does not belong in a record.
 */
@FunctionalInterface
public interface RejectedWriter {

    List<RejectedMessage> write(InputMessage message, RuntimeException reason);
}
