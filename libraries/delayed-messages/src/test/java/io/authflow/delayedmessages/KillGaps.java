package io.authflow.delayedmessages;

import java.util.ArrayList;
import java.util.List;

/** Records how long each kill stopped the killed owner's partitions from firing. */
public final class KillGaps {
    private final List<Gap> gaps = new ArrayList<>();

    /**
     * Times in milliseconds from the kill to the first message that was appended after it.
     *
     * @param first in the killed owner's first partition that fired again
     * @param all in the killed owner's last partition that fired again
     */
    public record Gap(long first, long all) {
        @Override
        public String toString() {
            return first + " (all partitions " + all + ")";
        }
    }

    void add(Gap gap) {
        gaps.add(gap);
    }

    String summary() {
        if (gaps.isEmpty()) {
            return "no gap measured";
        }
        List<Long> first = gaps.stream().map(Gap::first).sorted().toList();
        List<Long> all = gaps.stream().map(Gap::all).sorted().toList();
        return String.format(
                "gap of %d kills: first firing p50 %d max %d ms, every partition p50 %d max %d ms",
                gaps.size(), middle(first), last(first), middle(all), last(all));
    }

    private static long middle(List<Long> sorted) {
        return sorted.get(sorted.size() / 2);
    }

    private static long last(List<Long> sorted) {
        return sorted.get(sorted.size() - 1);
    }
}
