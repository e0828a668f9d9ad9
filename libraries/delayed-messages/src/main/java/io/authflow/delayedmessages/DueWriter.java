package io.authflow.delayedmessages;

/**
 * Makes the message of a timer that is due. A pure function of a payload that the application's own reader made; it must
 * not throw, because a timer is never dropped: the stream would stop at it.
 */
@FunctionalInterface
public interface DueWriter {

    OutputMessage write(DueTimer timer);
}
