package io.authflow.messaging.engine;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Which offsets of a partition are done. Results are published out of order, so the committed offset alone does not tell: the
 * metadata of the commit holds the rest. Not thread-safe.
 */
final class PublishedOffsets {
    private final TreeSet<Long> done;
    private final Map<Long, EarlierAttempts> handedOver;
    private long committed;
    private long end;

    /** @param state what the earlier owner committed with that offset */
    PublishedOffsets(long committed, CommittedState state) {
        this.committed = committed;
        this.end = committed;
        this.done = new TreeSet<>(state.done());
        this.handedOver = new HashMap<>(state.waiting());
    }

    /**
     * What is to be committed.
     *
     * @param done all published offsets from the committed one on, those of this commit included
     */
    record Commit(long offset, TreeSet<Long> done, String metadata) {
        OffsetAndMetadata toKafka() {
            return new OffsetAndMetadata(offset, metadata);
        }
    }

    /** The oldest offset without a published result. */
    long committed() {
        return committed;
    }

    /** The offset after the last delivered record. */
    long end() {
        return end;
    }

    /** How far delivery is ahead of the committed offset. */
    long ahead() {
        return end - committed;
    }

    boolean isPublished(long offset) {
        return offset < committed || done.contains(offset);
    }

    /**
     * A record was delivered whose result an earlier owner published.
     *
     * @return whether the committed offset can move on behind it
     */
    boolean passed(long offset) {
        boolean isNew = offset >= end;
        end = Math.max(end, offset + 1);
        return isNew;
    }

    /** @return the failed attempts of earlier owners at that record; null if there were none */
    @Nullable
    EarlierAttempts delivered(long offset) {
        end = Math.max(end, offset + 1);
        return handedOver.remove(offset);
    }

    /**
     * @param oldest the oldest record that will have no published result; {@link #end()} if all will have one
     * @param publishing offsets whose results are published with this commit
     * @param waits of the records that are held
     */
    Commit commit(
            long oldest, Collection<Long> publishing, Map<Long, EarlierAttempts> waits, boolean released, long stamp) {
        TreeSet<Long> all = new TreeSet<>(done);
        all.addAll(publishing);
        all.headSet(oldest).clear();
        Map<Long, EarlierAttempts> waiting = new TreeMap<>(handedOver);
        waiting.keySet().removeIf(offset -> offset < end);
        waiting.putAll(waits);
        CommittedState state = new CommittedState(stamp, released, all, waiting);
        return new Commit(oldest, all, OffsetMetadata.write(oldest, state));
    }

    void committed(Commit commit) {
        committed = commit.offset();
        end = Math.max(end, committed);
        done.clear();
        done.addAll(commit.done());
        // a later commit may have been prepared in the meantime, never an earlier one
        done.headSet(committed).clear();
    }
}
