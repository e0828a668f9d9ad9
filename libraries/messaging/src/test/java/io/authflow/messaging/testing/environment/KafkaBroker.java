package io.authflow.messaging.testing.environment;

/** A broker for tests. */
public interface KafkaBroker extends AutoCloseable {
    /** Returns the addresses, which stay the same after a restart. */
    String bootstrapServers();

    /** Stops the broker and starts it again, with its data and on its port. */
    void restart();

    @Override
    void close();
}
