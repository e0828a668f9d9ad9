package io.authflow.cli.command;

import java.nio.file.Path;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Decides where this process logs to. Call it before anything logs; only the first call has an effect. */
public interface Logs {
    /** Turns logging off, so that the terminal shows only the command's output. */
    void off();

    void toFile(Path file);

    /** Returns the setting for Logback, which reads its configuration when the first logger is made. */
    static Logs ofProcess() {
        return new Logs() {
            @Override
            public void off() {
                configure("authflow-cli-quiet.xml");
            }

            private void configure(String resource) {
                System.setProperty("logback.configurationFile", resource);
                // The web servers of the services log through java.util.logging.
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

    /** Returns a setting that changes nothing, for a process that has configured its logging already. */
    static Logs untouched() {
        return new Logs() {
            @Override
            public void off() {}

            @Override
            public void toFile(Path file) {}
        };
    }
}
