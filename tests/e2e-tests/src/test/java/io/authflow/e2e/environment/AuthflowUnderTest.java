package io.authflow.e2e.environment;

import io.authflow.localrun.FlowService;
import io.authflow.messaging.testing.environment.Environment;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** The installation under test: broker, Cognito and the four services. Tests may stop and start its parts. */
public interface AuthflowUnderTest extends AutoCloseable {

    /** Starts everything on that empty directory. */
    static AuthflowUnderTest start(Environment environment, Path directory) {
        return environment == Environment.COMPOSE
                ? ComposeAuthflow.start(directory)
                : LocalAuthflow.start(environment, directory);
    }

    /** For {@code bootstrap.servers}. */
    String bootstrapServers();

    /** The file of the public keys that passwords are sealed to. */
    Path publicKeys();

    /** Where check-service serves the public keys. */
    URI keySet();

    TestPool pool();

    /** Asks a service to end, and waits until it has. */
    Ending stop(FlowService service);

    /** Starts a service, and waits until it is ready. */
    void start(FlowService service);

    /** Stops the broker and starts it again on its data. */
    void restartBroker();

    /** Ends everything, and starts it again on what it had written. */
    void restartAll();

    /** All lines that the services have logged. */
    List<String> log();

    @Override
    void close();
}
