package io.authflow.messaging.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.messaging.journal.RequestTable.Remembered;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTableTest {
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, Long.MIN_VALUE, 42})
    void findsWhatItRemembers(long id) {
        RequestTable table = new RequestTable(10);

        put(table, id, 7);

        assertThat(value(table, id)).hasValue(7);
    }

    @Test
    void theLatestValueCounts() {
        RequestTable table = new RequestTable(10);
        put(table, 1, 7);

        table.put(1, 8, NOW.plusSeconds(2));

        assertThat(table.find(1)).contains(new Remembered(8, NOW.getEpochSecond() + 2));
        assertThat(table.count()).isEqualTo(1);
    }

    @Test
    void theLatestValueCountsIfTheOlderGenerationHasTheIdToo() {
        RequestTable table = new RequestTable(2);
        LongStream.rangeClosed(1, 3).forEach(id -> put(table, id << 32, id));

        put(table, 1L << 32, 99);

        assertThat(value(table, 1L << 32)).hasValue(99);
    }

    @Test
    void anIdCountsForLessThanTheGivenTime() {
        Remembered known = new Remembered(7, NOW.getEpochSecond());
        Duration memory = Duration.ofHours(30);

        assertThat(known.counts(NOW.plus(memory).minusSeconds(1), memory)).isTrue();
        assertThat(known.counts(NOW.plus(memory), memory)).isFalse();
        assertThat(known.counts(NOW.minus(memory), memory)).isTrue();
    }

    @Test
    void keepsTheTimeBeyondTheYear2038() {
        Instant later = Instant.parse("2100-01-01T00:00:00Z");
        RequestTable table = new RequestTable(10);

        table.put(1, 7, later);

        assertThat(table.find(1)).contains(new Remembered(7, later.getEpochSecond()));
    }

    @Test
    void doesNotFindWhatItNeverSaw() {
        RequestTable table = new RequestTable(10);
        put(table, 1, 7);

        assertThat(table.find(1L << 32 | 1)).isEmpty();
    }

    @Test
    void remembersAtLeastAsManyAsItsSize() {
        RequestTable table = new RequestTable(1_000);

        long[] ids = new Random(1).longs(12_345).distinct().toArray();
        LongStream.of(ids).forEach(id -> put(table, id, ~id));

        for (int i = ids.length - 1_000; i < ids.length; i++) {
            assertThat(value(table, ids[i])).hasValue(~ids[i]);
        }
    }

    @Test
    void forgetsWhatIsOlderThanTwiceItsSize() {
        RequestTable table = new RequestTable(1_000);

        LongStream.range(0, 5_000).forEach(id -> put(table, id << 32, 1));

        assertThat(LongStream.range(0, 3_000).filter(id -> table.find(id << 32).isPresent()))
                .isEmpty();
        assertThat(table.count()).isLessThanOrEqualTo(2_000);
    }

    @Test
    void findsIdsThatMeetInOneSlot() {
        RequestTable table = new RequestTable(1_000);

        LongStream.rangeClosed(1, 500).forEach(id -> put(table, id, id));

        assertThat(LongStream.rangeClosed(1, 500)
                        .mapToObj(id -> value(table, id).getAsLong()))
                .doesNotHaveDuplicates();
    }

    private static void put(RequestTable table, long id, long value) {
        table.put(id, value, NOW);
    }

    private static OptionalLong value(RequestTable table, long id) {
        return table.find(id).map(known -> OptionalLong.of(known.value())).orElse(OptionalLong.empty());
    }
}
