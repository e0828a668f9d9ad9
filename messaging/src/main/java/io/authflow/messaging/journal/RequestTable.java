package io.authflow.messaging.journal;

import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the fingerprints of the last requests: at least as many as its size, at most twice as many. Two generations of open
 * addressing, of which the older one is dropped when the younger is full: 12 bytes a slot, and no object per request.
 */
final class RequestTable {
    private final int size;
    private Generation young = new Generation();
    private @Nullable Generation old;

    /** @param size how many requests are remembered for sure, 1 or more */
    RequestTable(int size) {
        this.size = size;
    }

    void put(long id, int fingerprint) {
        if (young.count == size) {
            old = young;
            young = new Generation();
        }
        young.put(id, fingerprint);
    }

    OptionalInt find(long id) {
        OptionalInt found = young.find(id);
        return found.isPresent() || old == null
                ? found
                : Objects.requireNonNull(old).find(id);
    }

    /** Half of its slots are empty at least, so that every search ends soon. */
    private static final class Generation {
        private static final int SLOTS_AT_FIRST = 256;
        private static final long EMPTY = 0;

        private long[] ids = new long[SLOTS_AT_FIRST];
        private int[] fingerprints = new int[SLOTS_AT_FIRST];
        private int count;

        void put(long id, int fingerprint) {
            if (2 * count == ids.length) {
                grow();
            }
            int slot = slot(id);
            count += ids[slot] == EMPTY ? 1 : 0;
            ids[slot] = stored(id);
            fingerprints[slot] = fingerprint;
        }

        OptionalInt find(long id) {
            int slot = slot(id);
            return ids[slot] == EMPTY ? OptionalInt.empty() : OptionalInt.of(fingerprints[slot]);
        }

        /** Where the id is, or would be. */
        private int slot(long id) {
            int slot = (int) (id >>> 32) & ids.length - 1;
            while (ids[slot] != EMPTY && ids[slot] != stored(id)) {
                slot = slot + 1 & ids.length - 1;
            }
            return slot;
        }

        private void grow() {
            long[] oldIds = ids;
            int[] oldFingerprints = fingerprints;
            ids = new long[2 * oldIds.length];
            fingerprints = new int[ids.length];
            for (int i = 0; i < oldIds.length; i++) {
                if (oldIds[i] != EMPTY) {
                    int slot = slot(oldIds[i]);
                    ids[slot] = oldIds[i];
                    fingerprints[slot] = oldFingerprints[i];
                }
            }
        }

        private static long stored(long id) {
            return id == EMPTY ? 1 : id;
        }
    }
}
