package io.authflow.messaging.offset;

import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;

/** A consumer of the service as a member of its group. */
@FunctionalInterface
public interface ConsumerMembership {
    /**
     * Returns the membership at the consumer's latest poll or rebalance. By its generation, the brokers refuse an
     * earlier owner.
     */
    ConsumerGroupMetadata metadata();
}
