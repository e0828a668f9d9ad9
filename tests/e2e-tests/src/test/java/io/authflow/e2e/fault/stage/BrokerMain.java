package io.authflow.e2e.fault.stage;

import io.authflow.localkafka.LocalKafka;
import io.authflow.localkafka.LocalKafkaSettings;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.kafka.common.utils.Exit;

/** Runs a broker in its own process until its input ends. */
final class BrokerMain {
    private BrokerMain() {}

    /** @param arguments data directory and port */
    public static void main(String[] arguments) throws IOException {
        LocalKafkaSettings settings = LocalKafkaSettings.in(Path.of(arguments[0]))
                // a name, so that a service can be given another address for it
                .withHost("localhost")
                .withPort(Integer.parseInt(arguments[1]));
        LocalKafka.start(settings);
        // a full disk ends it, as it ends any broker
        Exit.setExitProcedure((status, message) -> Runtime.getRuntime().halt(status));
        Exit.setHaltProcedure((status, message) -> Runtime.getRuntime().halt(status));
        while (System.in.read() >= 0) {
            // nobody writes
        }
        Runtime.getRuntime().halt(0);
    }
}
