package io.authflow.messaging.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
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

        table.put(id, 7);

        assertThat(table.find(id)).hasValue(7);
    }

    @Test
    void doesNotFindWhatItNeverSaw() {
        RequestTable table = new RequestTable(10);
        table.put(1, 7);

        assertThat(table.find(1L << 32 | 1)).isEmpty();
    }

    @Test
    void remembersAtLeastAsManyAsItsSize() {
        RequestTable table = new RequestTable(1_000);

        long[] ids = new Random(1).longs(12_345).distinct().toArray();
        LongStream.of(ids).forEach(id -> table.put(id, (int) id));

        for (int i = ids.length - 1_000; i < ids.length; i++) {
            assertThat(table.find(ids[i])).hasValue((int) ids[i]);
        }
    }

    @Test
    void forgetsWhatIsOlderThanTwiceItsSize() {
        RequestTable table = new RequestTable(1_000);

        LongStream.range(0, 5_000).forEach(id -> table.put(id << 32, 1));

        assertThat(LongStream.range(0, 3_000).filter(id -> table.find(id << 32).isPresent()))
                .isEmpty();
    }

    @Test
    void findsIdsThatMeetInOneSlot() {
        RequestTable table = new RequestTable(1_000);

        LongStream.rangeClosed(1, 500).forEach(id -> table.put(id, (int) id));

        assertThat(LongStream.rangeClosed(1, 500).mapToObj(table::find).map(OptionalInt::getAsInt))
                .doesNotHaveDuplicates();
    }
}
