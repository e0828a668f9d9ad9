package io.authflow.messaging.engine;

import io.authflow.contracts.event.Event;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The held records that have no offset any more, because their topic was made anew. Their attempts go on, and their
 * results are published without an offset. Otherwise a login under way would open a session without an event. Not
 * thread-safe.
 */
final class FormerRecords<E extends Event> {
    private final Set<HeldRecord<E>> records = new LinkedHashSet<>();

    void add(Collection<HeldRecord<E>> held) {
        records.addAll(held);
    }

    /**
     * Removes the record that is delivered a second time, because the consumer was set back in the same topic. So the
     * record has an offset again.
     *
     * @return null if no former record is this one
     */
    @Nullable
    HeldRecord<E> takeBack(ConsumerRecord<byte[], byte[]> consumed) {
        for (Iterator<HeldRecord<E>> all = records.iterator(); all.hasNext(); ) {
            HeldRecord<E> record = all.next();
            if (record.isOf(consumed)) {
                all.remove();
                return record;
            }
        }
        return null;
    }

    void remove(HeldRecord<E> published) {
        records.remove(published);
    }

    int size() {
        return records.size();
    }
}
