package io.authflow.benchmarks.scheduler;

import java.lang.management.ManagementFactory;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.management.AttributeNotFoundException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Measures the lag of the standby copies in this JVM, from the metrics of their restore consumers. */
final class StandbyLag {
    private static final String FETCHED =
            "kafka.consumer:type=consumer-fetch-manager-metrics,client-id=*-restore-consumer,topic=*,partition=*";

    private StandbyLag() {}

    /** Returns the lag in records, over all partitions from which the consumers have fetched. -1 if there is none. */
    static long records() {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        try {
            long[] lags = server.queryNames(new ObjectName(FETCHED), null).stream()
                    .flatMapToLong(partition -> lag(server, partition).stream())
                    .toArray();
            return lags.length == 0 ? -1 : LongStream.of(lags).sum();
        } catch (JMException e) {
            throw unknown(e);
        }
    }

    private static OptionalLong lag(MBeanServer server, ObjectName partition) {
        try {
            return OptionalLong.of(((Double) server.getAttribute(partition, "records-lag")).longValue());
        } catch (AttributeNotFoundException | InstanceNotFoundException notFetched) {
            return OptionalLong.empty();
        } catch (JMException e) {
            throw unknown(e);
        }
    }

    private static IllegalStateException unknown(JMException cause) {
        return new IllegalStateException("The lag of a restore consumer is unknown. Look at its metrics.", cause);
    }
}
