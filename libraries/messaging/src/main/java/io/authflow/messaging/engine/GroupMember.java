package io.authflow.messaging.engine;

import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;

/** A consumer of the service, as the group knows it. */
@FunctionalInterface
public interface GroupMember {
    /** As of the consumer's latest poll; its generation lets the brokers refuse an owner of before. */
    ConsumerGroupMetadata metadata();
}
