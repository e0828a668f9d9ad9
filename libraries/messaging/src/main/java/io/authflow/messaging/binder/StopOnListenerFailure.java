package io.authflow.messaging.binder;

import org.apache.kafka.clients.consumer.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.CommonContainerStoppingErrorHandler;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Stops the consumers if records cannot be handed to the engine, because a later commit would lose these records. A
 * failed poll loses nothing and is repeated.
 */
public final class StopOnListenerFailure extends CommonContainerStoppingErrorHandler {
    private static final Logger LOG = LoggerFactory.getLogger(StopOnListenerFailure.class);

    /** Logs the exception's class only: its message may quote a record. */
    @Override
    public void handleOtherException(
            Exception thrown, Consumer<?, ?> consumer, MessageListenerContainer container, boolean batchListener) {
        LOG.atWarn()
                .addKeyValue("exception", thrown.getClass().getName())
                .log("A poll failed. The consumer polls again");
    }
}
