package io.authflow.messaging.testing.environment;

/** A broker for tests. */
public interface KafkaBroker extends AutoCloseable {
    /** The same before and after a restart. */
    String bootstrapServers();

    /** Stops it and starts it again, on its data and on its port. */
    void restart();

    @Override
    void close();
}
