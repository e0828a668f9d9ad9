package io.authflow.delayedmessages.port;

import io.authflow.delayedmessages.message.ChangeOutcome;
import io.authflow.delayedmessages.message.InputMessage;
import io.authflow.delayedmessages.message.OutputMessage;

/**
 * Makes the answer to a change. The answer leaves in the transaction of the change. A pure function that must not
 * throw, because the scheduler would read the change again forever.
 */
@FunctionalInterface
public interface ChangeWriter {

    OutputMessage write(InputMessage change, ChangeOutcome outcome);
}
