package io.authflow.cli.command;

import java.nio.file.Path;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Where this process logs to. To be said before anything logs; the first to say it decides. */
public interface Logs {
    /** The terminal stays the command's own. */
    void off();

    void toFile(Path file);

    /** For Logback, which reads its configuration when the first logger is made. */
    static Logs ofProcess() {
        return new Logs() {
            @Override
            public void off() {
                configure("authflow-cli-quiet.xml");
            }

            private void configure(String resource) {
                System.setProperty("logback.configurationFile", resource);
                // the web servers of the services log by java.util.logging
                SLF4JBridgeHandler.removeHandlersForRootLogger();
                SLF4JBridgeHandler.install();
            }

            @Override
            public void toFile(Path file) {
                System.setProperty("authflow.log.file", file.toString());
                configure("authflow-cli-file.xml");
            }
        };
    }

    /** Leaves logging as it is: for a process whose logging somebody else has set up. */
    static Logs untouched() {
        return new Logs() {
            @Override
            public void off() {}

            @Override
            public void toFile(Path file) {}
        };
    }
}
