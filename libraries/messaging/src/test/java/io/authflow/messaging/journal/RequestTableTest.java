package io.authflow.messaging.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTableTest {

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, Long.MIN_VALUE, 42})
    void findsWhatItRemembers(long id) {
        RequestTable table = new RequestTable(10);

        table.putIfAbsent(id, 7);

        assertThat(table.find(id)).hasValue(7);
    }

    @Test
    void theFirstValueStays() {
        RequestTable table = new RequestTable(10);
        table.putIfAbsent(1, 7);

        table.putIfAbsent(1, 8);

        assertThat(table.find(1)).hasValue(7);
        assertThat(table.count()).isEqualTo(1);
    }

    @Test
    void theFirstValueStaysInTheOlderGeneration() {
        RequestTable table = new RequestTable(2);
        LongStream.rangeClosed(1, 3).forEach(id -> table.putIfAbsent(id << 32, id));

        table.putIfAbsent(1L << 32, 99);

        assertThat(table.find(1L << 32)).hasValue(1);
    }

    @Test
    void doesNotFindWhatItNeverSaw() {
        RequestTable table = new RequestTable(10);
        table.putIfAbsent(1, 7);

        assertThat(table.find(1L << 32 | 1)).isEmpty();
    }

    @Test
    void remembersAtLeastAsManyAsItsSize() {
        RequestTable table = new RequestTable(1_000);

        long[] ids = new Random(1).longs(12_345).distinct().toArray();
        LongStream.of(ids).forEach(id -> table.putIfAbsent(id, ~id));

        for (int i = ids.length - 1_000; i < ids.length; i++) {
            assertThat(table.find(ids[i])).hasValue(~ids[i]);
        }
    }

    @Test
    void forgetsWhatIsOlderThanTwiceItsSize() {
        RequestTable table = new RequestTable(1_000);

        LongStream.range(0, 5_000).forEach(id -> table.putIfAbsent(id << 32, 1));

        assertThat(LongStream.range(0, 3_000).filter(id -> table.find(id << 32).isPresent()))
                .isEmpty();
        assertThat(table.count()).isLessThanOrEqualTo(2_000);
    }

    @Test
    void findsIdsThatMeetInOneSlot() {
        RequestTable table = new RequestTable(1_000);

        LongStream.rangeClosed(1, 500).forEach(id -> table.putIfAbsent(id, id));

        assertThat(LongStream.rangeClosed(1, 500).mapToObj(table::find).map(OptionalLong::getAsLong))
                .doesNotHaveDuplicates();
    }
}
