package io.authflow.delayedmessages.settings;

import java.time.Duration;

/**
 * The settings of the stream engine.
 *
 * @param streamThreads 1 to 64; threads beyond the inputs' partitions stay idle
 * @param standbyReplicas warm copies of the state on other instances, 0 to 3
 * @param commitInterval how long a fired message waits, at most, until a read_committed consumer sees it, 10 ms to 5 s
 * @param producerLinger how long a fired message waits, at most, until the producer sends it, 0 to 1 s
 * @param storeMemoryBytes native memory of all stores of this process together, 8 MiB to 4 GiB
 * @param topicCheckTimeout how long the start waits for the broker and for each topic to exist, 1 s to 10 min
 * @param inMemory whether the stores are on the heap instead of in RocksDB; each start restores them from their
 *     changelogs
 */
public record StreamsSettings(
        int streamThreads,
        int standbyReplicas,
        Duration commitInterval,
        Duration producerLinger,
        long storeMemoryBytes,
        Duration topicCheckTimeout,
        boolean inMemory) {

    public StreamsSettings {
        Checks.range(streamThreads, 1, 64, "engine.streamThreads");
        Checks.range(standbyReplicas, 0, 3, "engine.standbyReplicas");
        Checks.range(commitInterval, Duration.ofMillis(10), Duration.ofSeconds(5), "engine.commitInterval");
        Checks.range(producerLinger, Duration.ZERO, Duration.ofSeconds(1), "engine.producerLinger");
        Checks.range(storeMemoryBytes, 8L << 20, 4L << 30, "engine.storeMemoryBytes");
        Checks.range(topicCheckTimeout, Duration.ofSeconds(1), Duration.ofMinutes(10), "engine.topicCheckTimeout");
    }

    /**
     * Returns 1 thread, no standby, 100 ms to commit, 5 ms to send, 48 MiB, 30 s for the check, and stores in RocksDB.
     */
    public static StreamsSettings defaults() {
        return new StreamsSettings(
                1, 0, Duration.ofMillis(100), Duration.ofMillis(5), 48L << 20, Duration.ofSeconds(30), false);
    }

    public StreamsSettings withStreamThreads(int value) {
        return new StreamsSettings(
                value, standbyReplicas, commitInterval, producerLinger, storeMemoryBytes, topicCheckTimeout, inMemory);
    }

    public StreamsSettings withStandbyReplicas(int value) {
        return new StreamsSettings(
                streamThreads, value, commitInterval, producerLinger, storeMemoryBytes, topicCheckTimeout, inMemory);
    }

    public StreamsSettings withCommitInterval(Duration value) {
        return new StreamsSettings(
                streamThreads, standbyReplicas, value, producerLinger, storeMemoryBytes, topicCheckTimeout, inMemory);
    }

    public StreamsSettings withProducerLinger(Duration value) {
        return new StreamsSettings(
                streamThreads, standbyReplicas, commitInterval, value, storeMemoryBytes, topicCheckTimeout, inMemory);
    }

    public StreamsSettings withStoreMemoryBytes(long value) {
        return new StreamsSettings(
                streamThreads, standbyReplicas, commitInterval, producerLinger, value, topicCheckTimeout, inMemory);
    }

    public StreamsSettings withTopicCheckTimeout(Duration value) {
        return new StreamsSettings(
                streamThreads, standbyReplicas, commitInterval, producerLinger, storeMemoryBytes, value, inMemory);
    }

    public StreamsSettings withInMemory(boolean value) {
        return new StreamsSettings(
                streamThreads,
                standbyReplicas,
                commitInterval,
                producerLinger,
                storeMemoryBytes,
                topicCheckTimeout,
                value);
    }
}
