package io.authflow.e2e.clients;

import java.util.List;

/** A Kafka client with default settings and its own partitioner. */
interface KafkaClient {
    /** Writes the requests in their order, and returns when the broker has acknowledged all. */
    void write(String bootstrapServers, String topic, List<Written> requests);
}
