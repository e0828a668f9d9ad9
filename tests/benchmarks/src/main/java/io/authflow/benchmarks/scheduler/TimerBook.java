package io.authflow.benchmarks.scheduler;

import io.authflow.benchmarks.Percentiles;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * Records when each timer was due, appended and received. Finds timers that were lost, early or fired twice. The due
 * and append times are by the broker's clock, the receive times by this machine's clock. Times are milliseconds.
 */
final class TimerBook {
    private static final int FIRST_SIZE = 1 << 20;
    private static final int RECENT = 1_000;

    private long[] due = new long[FIRST_SIZE];
    private long[] appended = new long[FIRST_SIZE];
    private long[] received = new long[FIRST_SIZE];
    private byte[] partitions = new byte[FIRST_SIZE];
    private int scheduled;
    private int fired;
    private int wrong;
    private double recentLateness;

    /** Returns the number for the next timer. */
    synchronized int next() {
        if (scheduled == due.length) {
            grow(2 * scheduled);
        }
        return scheduled++;
    }

    synchronized void scheduled(int number, long dueMillis) {
        due[number] = dueMillis;
    }

    /** @param number of the timer; if it was never scheduled or has already fired, the firing counts as wrong */
    synchronized void fired(long number, int partition, long appendedMillis, long receivedMillis) {
        if (number >= scheduled || appended[(int) number] != 0) {
            wrong++;
            return;
        }
        int index = (int) number;
        appended[index] = appendedMillis;
        received[index] = receivedMillis;
        partitions[index] = (byte) partition;
        fired++;
        if (due[index] != 0) {
            recentLateness += (appendedMillis - due[index] - recentLateness) / RECENT;
        }
    }

    synchronized int total() {
        return scheduled;
    }

    synchronized int pending() {
        return scheduled - fired;
    }

    /** Returns the running mean of the lateness, in milliseconds. */
    synchronized double recentLateness() {
        return recentLateness;
    }

    /** Counts the timers with an append time from the first moment until just before the second. */
    synchronized long appendedBetween(long fromMillis, long toMillis) {
        return numbers(number -> appended[number] >= fromMillis && appended[number] < toMillis)
                .count();
    }

    /** Returns append time minus due time, for timers due from the first moment until just before the second. */
    synchronized Percentiles lateness(long fromMillis, long toMillis) {
        return late(fromMillis, toMillis, number -> appended[number] - due[number]);
    }

    /** Returns receive time minus due time, for the same timers. */
    synchronized Percentiles receivedLateness(long fromMillis, long toMillis) {
        return late(fromMillis, toMillis, number -> received[number] - due[number]);
    }

    /**
     * Returns for each partition its first append time after the given moment, sorted. Leaves out partitions without
     * one.
     */
    synchronized long[] firstAppendedAfter(long millis, int partitionCount) {
        long[] first = new long[partitionCount];
        Arrays.fill(first, Long.MAX_VALUE);
        numbers(number -> appended[number] > millis)
                .forEach(number -> first[partitions[number]] = Math.min(first[partitions[number]], appended[number]));
        return Arrays.stream(first)
                .filter(time -> time != Long.MAX_VALUE)
                .sorted()
                .toArray();
    }

    /** Returns a sentence about the guarantees. Throws an exception if a timer was early, lost or fired twice. */
    synchronized String verdict() {
        long early = numbers(number -> appended[number] != 0 && appended[number] < due[number])
                .count();
        String verdict = String.format(
                "%,d timers fired: %d early, %d lost, %d double or out of place", fired, early, pending(), wrong);
        if (early + pending() + wrong > 0) {
            throw new IllegalStateException("The scheduler broke its guarantees: " + verdict);
        }
        return verdict;
    }

    private Percentiles late(long fromMillis, long toMillis, IntToLongFunction lateness) {
        return Percentiles.of(
                numbers(number -> appended[number] != 0 && due[number] >= fromMillis && due[number] < toMillis)
                        .mapToLong(lateness)
                        .toArray());
    }

    private IntStream numbers(IntPredicate which) {
        return IntStream.range(0, scheduled).filter(which);
    }

    private void grow(int size) {
        due = Arrays.copyOf(due, size);
        appended = Arrays.copyOf(appended, size);
        received = Arrays.copyOf(received, size);
        partitions = Arrays.copyOf(partitions, size);
    }
}
