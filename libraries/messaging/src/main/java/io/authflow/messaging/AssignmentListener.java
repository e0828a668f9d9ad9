package io.authflow.messaging;

/** Is told how much of a service's input this instance has, so that it can keep to its share of a quota. */
@FunctionalInterface
public interface AssignmentListener {
    /**
     * Called on each assignment, from a listener's thread. What a rebalance takes away counts until the assignment that ends it.
     *
     * @param assigned partitions that this instance has, 1 to {@code all}
     * @param all partitions of the input topic
     */
    void assigned(int assigned, int all);
}
