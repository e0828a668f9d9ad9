package io.authflow.delayedmessages.port;

import io.authflow.delayedmessages.message.InputMessage;
import io.authflow.delayedmessages.message.RejectedMessage;
import java.util.List;

/**
 * Makes the dead letter of an input that cannot be read, and further records that follow from it. All leave in one
 * transaction with the input's offset. The writer must not throw, and must not name a topic that the settings do not
 * name: the scheduler would read the input again forever. The reason's message may quote the input, so no record may
 * contain it.
 */
@FunctionalInterface
public interface RejectedWriter {

    List<RejectedMessage> write(InputMessage message, RuntimeException reason);
}
