package io.authflow.messaging.journal;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Remembers a value for each of the latest request ids: at least {@code size} ids, at most twice as many. An id keeps
 * its first value. The table has two generations of open addressing, with 16 bytes a slot and no object per id. When
 * the younger generation is full, the table drops the older one. Not thread-safe.
 */
public final class RequestTable {
    private final int size;
    private Generation young = new Generation();
    private @Nullable Generation old;

    /** @param size how many ids are remembered at least, 1 or more */
    public RequestTable(int size) {
        this.size = size;
    }

    public void putIfAbsent(long id, long value) {
        if (find(id).isPresent()) {
            return;
        }
        if (young.count == size) {
            old = young;
            young = new Generation();
        }
        young.put(id, value);
    }

    public OptionalLong find(long id) {
        OptionalLong found = young.find(id);
        Generation older = old;
        return found.isPresent() || older == null ? found : older.find(id);
    }

    /** Returns how many ids are remembered. */
    public int count() {
        Generation older = old;
        return young.count + (older == null ? 0 : older.count);
    }

    /** A hash table. At least a quarter of its slots are empty, so that every search ends soon. */
    private static final class Generation {
        private static final int SLOTS_AT_FIRST = 256;
        private static final long EMPTY = 0;

        private long[] ids = new long[SLOTS_AT_FIRST];
        private long[] values = new long[SLOTS_AT_FIRST];
        private int count;

        void put(long id, long value) {
            if (4L * count >= 3L * ids.length) {
                grow();
            }
            int slot = slot(id);
            ids[slot] = stored(id);
            values[slot] = value;
            count++;
        }

        OptionalLong find(long id) {
            int slot = slot(id);
            return ids[slot] == EMPTY ? OptionalLong.empty() : OptionalLong.of(values[slot]);
        }

        /** Returns the slot that holds the id, or the free slot where the id belongs. */
        private int slot(long id) {
            int slot = (int) (id >>> 32) & ids.length - 1;
            while (ids[slot] != EMPTY && ids[slot] != stored(id)) {
                slot = slot + 1 & ids.length - 1;
            }
            return slot;
        }

        private void grow() {
            long[] oldIds = ids;
            long[] oldValues = values;
            ids = new long[2 * oldIds.length];
            values = new long[ids.length];
            for (int i = 0; i < oldIds.length; i++) {
                if (oldIds[i] != EMPTY) {
                    int slot = slot(oldIds[i]);
                    ids[slot] = oldIds[i];
                    values[slot] = oldValues[i];
                }
            }
        }

        private static long stored(long id) {
            return id == EMPTY ? 1 : id;
        }
    }
}
