package io.authflow.cli.command;

import java.util.Map;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Where this process logs to. To be said before anything logs; the first to say it decides. */
public interface Logs {
    /** The terminal stays the command's own. */
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

    /** For Logback, which reads its configuration when the first logger is made. */
    static Logs ofProcess() {
        return (resource, properties) -> {
            properties.forEach(System::setProperty);
            System.setProperty("logback.configurationFile", resource);
            // the JDK, and the web servers of a local run, log by java.util.logging
            SLF4JBridgeHandler.removeHandlersForRootLogger();
            SLF4JBridgeHandler.install();
        };
    }

    /** Leaves logging as it is: for a process whose logging somebody else has set up. */
    static Logs untouched() {
        return (resource, properties) -> {};
    }
}
