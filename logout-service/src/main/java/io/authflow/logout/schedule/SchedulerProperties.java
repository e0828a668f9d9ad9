package io.authflow.logout.schedule;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The delayed-message scheduler, as {@code authflow.scheduler.*}.
 *
 * @param stateDirectory where this instance alone keeps its copy of the timers; losing it costs a restore
 * @param clockSkew how much later than due a timer fires, so that clocks of brokers that differ by no more never make it early, 0 to
 *     10 s
 * @param tickInterval the least time between two looks at what is due, 1 ms to 1 s
 * @param commitInterval how long a fired timer waits, at most, until logout-service sees it, 10 ms to 5 s
 * @param overdueAfter a logout that is later than this, as after an outage, leaves at the release rate, 1 s to 1 h
 * @param releasePerSecond overdue logouts per second of all instances together, 0.1 to 1,000,000; by default the quota of
 *     the call that ends sessions
 * @param streamThreads threads, each with some of the partitions, 1 to 64
 * @param standbyReplicas warm copies of the timers on other instances, 0 to 3
 * @param inMemory whether the timers are on the heap instead of in RocksDB: for small installations
 * @param kafka further Kafka client properties, such as TLS and SASL
 */
@ConfigurationProperties("authflow.scheduler")
record SchedulerProperties(
        @DefaultValue("/var/lib/authflow/scheduler") Path stateDirectory,
        @DefaultValue("100ms") Duration clockSkew,
        @DefaultValue("20ms") Duration tickInterval,
        @DefaultValue("100ms") Duration commitInterval,
        @DefaultValue("5s") Duration overdueAfter,
        @Nullable Double releasePerSecond,
        @DefaultValue("1") int streamThreads,
        @DefaultValue("0") int standbyReplicas,
        @DefaultValue("false") boolean inMemory,
        @DefaultValue Map<String, String> kafka) {

    /** Leaves out the client properties, which may hold passwords. */
    @Override
    public String toString() {
        return "SchedulerProperties[stateDirectory=" + stateDirectory + ", kafka=***]";
    }
}
