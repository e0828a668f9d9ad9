package io.authflow.cli.command;

import java.util.Map;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Decides where this process logs to. Call it before anything logs; only the first call has an effect. */
public interface Logs {
    /** Turns logging off, so that the terminal shows only the command's output. */
    default void off() {
        configure("authflow-cli-quiet.xml", Map.of());
    }

    /**
     * Logs as a file says.
     *
     * @param resource a Logback configuration on the class path
     * @param properties what it asks for
     */
    void configure(String resource, Map<String, String> properties);

    /** Configures Logback. Call it before the first logger is made, because Logback reads its configuration then. */
    static Logs ofProcess() {
        return (resource, properties) -> {
            properties.forEach(System::setProperty);
            System.setProperty("logback.configurationFile", resource);
            // The JDK, and the web servers of a local run, log through java.util.logging.
            SLF4JBridgeHandler.removeHandlersForRootLogger();
            SLF4JBridgeHandler.install();
        };
    }

    /** Returns a setting that changes nothing, for a process that has configured its logging already. */
    static Logs untouched() {
        return (resource, properties) -> {};
    }
}
