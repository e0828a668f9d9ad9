package io.authflow.benchmarks.sealing;

import java.util.Arrays;
import java.util.Locale;

/**
 * Time of one operation on one thread, in microseconds.
 *
 * @param median of all measured times
 * @param p99 of all measured times
 */
record Cost(double median, double p99) {
    private static final double NANOS = 1_000;

    /** The measured operation. Its result is used, so that the compiler cannot remove the operation. */
    @FunctionalInterface
    interface Work {
        Object run() throws Exception;
    }

    /** Runs the operation this many times to warm up, and then as often again to measure. */
    static Cost of(int times, Work work) throws Exception {
        int kept = 0;
        for (int i = 0; i < times; i++) {
            kept += System.identityHashCode(work.run());
        }
        long[] nanos = new long[times];
        for (int i = 0; i < times; i++) {
            long begin = System.nanoTime();
            kept += System.identityHashCode(work.run());
            nanos[i] = System.nanoTime() - begin;
        }
        Arrays.sort(nanos);
        if (kept == 0) {
            System.out.print("");
        }
        return new Cost(nanos[times / 2] / NANOS, nanos[times * 99 / 100] / NANOS);
    }

    Cost times(int count) {
        return new Cost(count * median, count * p99);
    }

    Cost and(Cost other) {
        return new Cost(median + other.median, p99 + other.p99);
    }

    String over(Cost bare) {
        return String.format(
                Locale.ROOT,
                "median %6.0f us, p99 %6.0f us, bare %6.0f us, ratio %.2f",
                median,
                p99,
                bare.median,
                median / bare.median);
    }
}
