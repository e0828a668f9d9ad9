package io.authflow.messaging.binder;

/**
 * Learns how many partitions of a service's input this instance owns, so that it can set the instance's share of a
 * quota.
 */
@FunctionalInterface
public interface AssignmentListener {
    /**
     * Called from a consumer's thread after a rebalance that assigned partitions. Revoked partitions count as owned
     * until then.
     *
     * @param assigned partitions that this instance owns, 1 to {@code all}
     * @param all partitions of the input topic
     */
    void assigned(int assigned, int all);
}
