package io.authflow.delayedmessages.engine;

import io.authflow.delayedmessages.store.LowerBound;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.apache.kafka.streams.processor.TaskId;

/** The figures of this process's partitions. Stream threads write them, and any thread may read them. */
public final class Gauges {

    /**
     * The figures of one partition. Times are in milliseconds, {@link LowerBound#NONE} if there is none.
     *
     * @param drainSeconds how long the overdue timers take to leave at the partition's share of the release rate
     */
    public record Reading(long pending, long nextDue, long overdue, long oldestOverdue, double drainSeconds) {}

    private final Map<TaskId, Reading> readings = new ConcurrentHashMap<>();

    void report(TaskId task, Reading reading) {
        readings.put(task, reading);
    }

    void remove(TaskId task) {
        readings.remove(task);
    }

    public long sum(ToLongFunction<Reading> value) {
        return readings.values().stream().mapToLong(value).sum();
    }

    public long earliest(ToLongFunction<Reading> value) {
        return readings.values().stream().mapToLong(value).min().orElse(LowerBound.NONE);
    }

    public double longest(ToDoubleFunction<Reading> value) {
        return readings.values().stream().mapToDouble(value).max().orElse(0);
    }
}
