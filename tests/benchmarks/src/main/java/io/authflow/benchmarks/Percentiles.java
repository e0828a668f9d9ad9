package io.authflow.benchmarks;

import java.util.Arrays;

/** Measured times in milliseconds, sorted. */
public record Percentiles(long[] sorted) {
    public static Percentiles of(long[] measured) {
        long[] sorted = measured.clone();
        Arrays.sort(sorted);
        return new Percentiles(sorted);
    }

    /** @param share from 0 to 1 */
    public long at(double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))];
    }
}
