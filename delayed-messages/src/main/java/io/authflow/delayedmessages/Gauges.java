package io.authflow.delayedmessages;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.processor.TaskId;

/** What the partitions of this process report of themselves; written by the stream threads, read by anybody. */
final class Gauges {

    /** One partition; times in milliseconds. */
    record Reading(long pending, long nextDue) {}

    private final Map<TaskId, Reading> readings = new ConcurrentHashMap<>();

    void report(TaskId task, long pending, long nextDue) {
        readings.put(task, new Reading(pending, nextDue));
    }

    void remove(TaskId task) {
        readings.remove(task);
    }

    long pending() {
        return readings.values().stream().mapToLong(Reading::pending).sum();
    }

    /** {@link TimeOrder#NONE} where nothing is pending. */
    long nextDue() {
        return readings.values().stream().mapToLong(Reading::nextDue).min().orElse(TimeOrder.NONE);
    }
}
