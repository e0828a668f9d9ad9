package io.authflow.messaging.offset;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A set of offsets as ranges. The results of a partition leave few gaps, so a range for each stretch takes little space,
 * however many results there are. Not thread-safe.
 */
public final class OffsetRanges {
    /** The end of each range by its start; the end is the offset after the last one. */
    private final NavigableMap<Long, Long> ends;

    public OffsetRanges() {
        this.ends = new TreeMap<>();
    }

    private OffsetRanges(NavigableMap<Long, Long> ends) {
        this.ends = new TreeMap<>(ends);
    }

    OffsetRanges copy() {
        return new OffsetRanges(ends);
    }

    public boolean contains(long offset) {
        Map.Entry<Long, Long> range = ends.floorEntry(offset);
        return range != null && offset < range.getValue();
    }

    void add(long offset) {
        add(offset, offset + 1);
    }

    /**
     * Adds the offsets of a range.
     *
     * @param from the first offset
     * @param to the offset after the last one; nothing is added if it is not above {@code from}
     */
    void add(long from, long to) {
        if (to <= from) {
            return;
        }
        long start = from;
        long end = to;
        Map.Entry<Long, Long> before = ends.floorEntry(to);
        while (before != null && before.getValue() >= start) {
            start = Math.min(start, before.getKey());
            end = Math.max(end, before.getValue());
            ends.remove(before.getKey());
            before = ends.floorEntry(end);
        }
        ends.put(start, end);
    }

    /** Removes all offsets below this one. */
    void removeBelow(long offset) {
        Map.Entry<Long, Long> across = ends.lowerEntry(offset);
        ends.headMap(offset).clear();
        if (across != null && across.getValue() > offset) {
            ends.put(offset, across.getValue());
        }
    }

    /** Removes this offset and all above. */
    void removeFrom(long offset) {
        ends.tailMap(offset, true).clear();
        Map.Entry<Long, Long> across = ends.lastEntry();
        if (across != null && across.getValue() > offset) {
            ends.put(across.getKey(), offset);
        }
    }

    /** Returns the ranges in order: the end of each by its start. The end is the offset after the last one. */
    SortedMap<Long, Long> ranges() {
        return Collections.unmodifiableSortedMap(ends);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OffsetRanges ranges && ends.equals(ranges.ends);
    }

    @Override
    public int hashCode() {
        return ends.hashCode();
    }

    @Override
    public String toString() {
        return "OffsetRanges" + ends;
    }
}
