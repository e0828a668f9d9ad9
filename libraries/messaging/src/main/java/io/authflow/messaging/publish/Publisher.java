package io.authflow.messaging.publish;

/** Publishes in transactions. Used by one thread at a time. */
public interface Publisher extends AutoCloseable {

    /**
     * Publishes all or nothing, and returns when it is known which. Never throws for what the broker does.
     *
     * @throws InterruptedException if the service is stopping; then the outcome is not known
     */
    Result publish(Publication publication) throws InterruptedException;

    /** Has a publication that waits for the brokers end soon. Called by any thread. */
    void stop();

    @Override
    void close();

    /** What came of a publication. */
    enum Result {
        COMMITTED,
        /** Nothing of it is visible to readers of committed records. It may be tried again. */
        ROLLED_BACK,
        /** Rolled back, because a record of it can never be published: it is larger than its topic takes, for example. */
        REFUSED
    }
}
