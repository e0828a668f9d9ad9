package io.authflow.e2e.environment;

/** The broker of a suite. */
interface TestBroker extends AutoCloseable {
    /** The same before and after a restart. */
    String bootstrapServers();

    /** Whether it lives in this JVM, and so ends and starts with it. */
    boolean isInThisProcess();

    /** Stops it and starts it again, on its data and on its port. */
    void restart();

    @Override
    void close();
}
