package io.authflow.messaging.publish;

import java.util.Set;

/** Publishes in transactions. Used by one thread at a time. */
public interface Publisher extends AutoCloseable {

    /**
     * Publishes all or nothing, and returns when the outcome is known. Never throws because of a broker's answer.
     *
     * @throws InterruptedException if the service is stopping; then the outcome is unknown
     */
    Result publish(Publication publication) throws InterruptedException;

    /**
     * Returns those of these topics that do not exist, or have a partition without a leader. A publication to such a
     * topic would wait for it, and hold up all others. If the brokers do not answer, returns all these topics.
     */
    default Set<String> withoutLeader(Set<String> topics) {
        return Set.of();
    }

    /** Makes a publication that waits for the brokers end soon. Any thread may call this. */
    void stop();

    @Override
    void close();

    /** The outcome of a publication. */
    enum Result {
        COMMITTED,
        /** Readers of committed records see nothing of it. The caller may publish it again. */
        ROLLED_BACK,
        /**
         * Rolled back, and at least one record can never be published. For example, it is larger than its topic allows.
         */
        REFUSED
    }
}
