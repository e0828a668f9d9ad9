package io.authflow.delayedmessages.port;

import io.authflow.delayedmessages.message.DueTimer;
import io.authflow.delayedmessages.message.OutputMessage;

/**
 * Makes the message of a timer that is due. A pure function of a payload that the application's own reader made. It
 * must not throw: a timer is never dropped, so the stream would stop at this timer.
 */
@FunctionalInterface
public interface DueWriter {

    OutputMessage write(DueTimer timer);
}
