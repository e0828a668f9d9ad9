package io.authflow.messaging.offset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OffsetRangesTest {
    private static final int OFFSETS = 60;

    /** Compares the ranges with a set that holds each offset. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void holdsWhatASetOfOffsetsHolds(long seed) {
        Random random = new Random(seed);
        OffsetRanges ranges = new OffsetRanges();
        TreeSet<Long> model = new TreeSet<>();
        for (int i = 0; i < 2_000; i++) {
            long from = random.nextInt(OFFSETS);
            if (random.nextInt(8) == 0) {
                ranges.removeBelow(from);
                model.headSet(from).clear();
            } else {
                long to = from + random.nextInt(-1, 5);
                ranges.add(from, to);
                LongStream.range(from, to).forEach(model::add);
            }

            assertThat(LongStream.range(0, OFFSETS + 5).filter(ranges::contains).boxed())
                    .containsExactlyElementsOf(model);
            assertThat(ranges.ranges()).hasSize(stretches(model));
        }
    }

    private static int stretches(TreeSet<Long> offsets) {
        return (int)
                offsets.stream().filter(offset -> !offsets.contains(offset - 1)).count();
    }

    @Test
    void removesAnOffsetAndAllAbove() {
        OffsetRanges ranges = new OffsetRanges();
        ranges.add(2, 5);
        ranges.add(7, 9);

        ranges.removeFrom(8);
        assertThat(ranges.ranges()).containsExactly(Map.entry(2L, 5L), Map.entry(7L, 8L));
        ranges.removeFrom(3);
        assertThat(ranges.ranges()).containsExactly(Map.entry(2L, 3L));
        ranges.removeFrom(2);
        assertThat(ranges.ranges()).isEmpty();
    }
}
