package io.authflow.benchmarks.scheduler;

import io.authflow.benchmarks.Percentiles;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * What became of each timer, by its number: due and appended by the broker's clock, received by this machine's. From it follows
 * who was lost, double or early. Times are milliseconds.
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

    /** The number of the next timer. */
    synchronized int next() {
        if (scheduled == due.length) {
            grow(2 * scheduled);
        }
        return scheduled++;
    }

    synchronized void scheduled(int number, long dueMillis) {
        due[number] = dueMillis;
    }

    /** @param number of a timer to come or already fired: then it is wrong */
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

    /** A running mean. */
    synchronized double recentLateness() {
        return recentLateness;
    }

    /** How many of the timers were appended from the one moment to before the other. */
    synchronized long appendedBetween(long fromMillis, long toMillis) {
        return numbers(number -> appended[number] >= fromMillis && appended[number] < toMillis)
                .count();
    }

    /** Append time less due time, of the timers due from the one moment to before the other. */
    synchronized Percentiles lateness(long fromMillis, long toMillis) {
        return late(fromMillis, toMillis, number -> appended[number] - due[number]);
    }

    /** Receive time less due time, likewise. */
    synchronized Percentiles receivedLateness(long fromMillis, long toMillis) {
        return late(fromMillis, toMillis, number -> received[number] - due[number]);
    }

    /** The first append time after that moment, of each partition that has one, sorted. */
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

    /** A sentence on the guarantees; throws where one did not hold. */
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
