package io.authflow.localkafka;

import kafka.server.FaultHandlerFactory;
import org.apache.kafka.server.fault.FaultHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes fault handlers that log a fault. Kafka's standard handlers end the process on a fatal fault, but this process
 * belongs to the application.
 */
final class LoggedFaults implements FaultHandlerFactory {
    private static final Logger log = LoggerFactory.getLogger(LoggedFaults.class);

    @Override
    public FaultHandler build(String name, boolean fatal, Runnable action) {
        return (message, cause) -> {
            action.run();
            return logged(name, fatal, message, cause);
        };
    }

    private static RuntimeException logged(String name, boolean fatal, String message, @Nullable Throwable cause) {
        log.atError()
                .addKeyValue("component", name)
                .addKeyValue("fatal", fatal)
                .addKeyValue("fault", message)
                .setCause(cause)
                .log("The local Kafka broker has a fault. If it is fatal, restart the broker");
        return new LocalKafkaException("The local Kafka broker has a fault in " + name + ": " + message, cause);
    }
}
