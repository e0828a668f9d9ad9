package io.authflow.delayedmessages.engine;

import io.authflow.delayedmessages.KillGaps;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Records when each timer was due and when its message was appended, both by the broker's clock. Finds lost, double and
 * early timers.
 */
public final class TimerLedger {
    private long[] due = new long[1 << 16];
    private long[] fired = new long[1 << 16];
    private int scheduled;
    private int firedOnce;
    private int doubles;
    private long mark;
    private final Map<Integer, Long> firstAfterMark = new HashMap<>();

    public synchronized int next() {
        if (scheduled == due.length) {
            due = Arrays.copyOf(due, 2 * scheduled);
            fired = Arrays.copyOf(fired, 2 * scheduled);
        }
        return scheduled++;
    }

    public synchronized void scheduled(int number, long dueMillis) {
        due[number] = dueMillis;
    }

    public synchronized void fired(int number, int partition, long appendedMillis) {
        if (fired[number] == 0) {
            fired[number] = appendedMillis;
            firedOnce++;
        } else {
            doubles++;
        }
        if (appendedMillis > mark) {
            firstAfterMark.merge(partition, appendedMillis, Math::min);
        }
    }

    /** Starts to look for each partition's first message after this time. */
    public synchronized void mark(long millis) {
        mark = millis;
        firstAfterMark.clear();
    }

    public synchronized boolean firedSinceMark(Set<Integer> partitions) {
        return firstAfterMark.keySet().containsAll(partitions);
    }

    /** Returns the gap of these partitions. All of them must have fired since the mark. */
    public synchronized KillGaps.Gap gap(Set<Integer> partitions, long killedAt) {
        LongSummaryStatistics first = partitions.stream()
                .mapToLong(partition -> firstAfterMark.getOrDefault(partition, Long.MAX_VALUE) - killedAt)
                .summaryStatistics();
        return new KillGaps.Gap(first.getMin(), first.getMax());
    }

    public synchronized int pending() {
        return scheduled - firedOnce;
    }

    public synchronized int total() {
        return scheduled;
    }

    public synchronized int doubles() {
        return doubles;
    }

    public synchronized long early() {
        return IntStream.range(0, scheduled)
                .filter(number -> fired[number] != 0 && fired[number] < due[number])
                .count();
    }
}
