package io.authflow.delayedmessages;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/** The home partition of a timer: the one that Kafka's Java clients choose for the timer's id as a key. */
final class HomePartition {

    private HomePartition() {}

    static int of(String id, int partitions) {
        return of(id.getBytes(StandardCharsets.UTF_8), partitions);
    }

    static int of(byte[] id, int partitions) {
        return Utils.toPositive(Utils.murmur2(id)) % partitions;
    }
}
