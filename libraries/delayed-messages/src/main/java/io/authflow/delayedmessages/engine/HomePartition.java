package io.authflow.delayedmessages.engine;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/** The home partition of a timer: the one that Kafka's Java clients choose for the timer's id as a key. */
public final class HomePartition {

    private HomePartition() {}

    public static int of(String id, int partitions) {
        return of(id.getBytes(StandardCharsets.UTF_8), partitions);
    }

    public static int of(byte[] id, int partitions) {
        return Utils.toPositive(Utils.murmur2(id)) % partitions;
    }
}
