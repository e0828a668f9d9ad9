package io.authflow.messaging.offset;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Knows which offsets of a partition have a published result. Results are published out of order, so the committed
 * offset alone does not say it. The metadata of the commit holds the rest. Not thread-safe.
 */
public final class PublishedOffsets {
    private OffsetRanges done;
    private final Map<Long, EarlierAttempts> handedOver;
    private long committed;
    private long end;
    private @Nullable Commit prepared;

    /** @param state the state that the earlier owner committed with this offset */
    public PublishedOffsets(long committed, CommittedState state) {
        this.committed = committed;
        this.end = committed;
        this.done = state.done().copy();
        this.handedOver = new HashMap<>(state.waiting());
    }

    /**
     * An offset to commit, with its metadata.
     *
     * @param done all published offsets from the committed offset on, including the results of this commit
     */
    public record Commit(long offset, OffsetRanges done, String metadata) {
        public OffsetAndMetadata toKafka() {
            return new OffsetAndMetadata(offset, metadata);
        }
    }

    /** The oldest offset without a published result. */
    public long committed() {
        return committed;
    }

    /** The offset after the last delivered record. */
    public long end() {
        return end;
    }

    /** The distance between delivery and the committed offset. */
    public long ahead() {
        return end - committed;
    }

    public boolean isPublished(long offset) {
        return offset < committed || done.contains(offset);
    }

    /**
     * Notes the delivery of a record whose result an earlier owner published.
     *
     * @return whether the committed offset may advance because of it
     */
    public boolean passed(long offset) {
        boolean isNew = offset >= end;
        deliveredUpTo(offset);
        return isNew;
    }

    /**
     * Notes the delivery of a record without a published result.
     *
     * @return the failed attempts of earlier owners at the record; null if there were none
     */
    @Nullable
    public EarlierAttempts delivered(long offset) {
        deliveredUpTo(offset);
        return handedOver.remove(offset);
    }

    /** An offset that was left out belongs to no record, for example to the marker of a transaction. */
    private void deliveredUpTo(long offset) {
        done.add(end, offset);
        end = Math.max(end, offset + 1);
    }

    /**
     * Returns what to commit.
     *
     * @param oldest the offset of the oldest record without a published result after this commit; {@link #end()} if
     *     there is none
     * @param publishing offsets whose results are published with this commit
     * @param waits the failed attempts at held records, by offset
     */
    public Commit commit(
            long oldest, Collection<Long> publishing, Map<Long, EarlierAttempts> waits, boolean released, long stamp) {
        OffsetRanges all = done.copy();
        publishing.forEach(all::add);
        all.removeBelow(oldest);
        Map<Long, EarlierAttempts> waiting = new TreeMap<>(handedOver);
        waiting.keySet().removeIf(offset -> offset < end);
        waiting.putAll(waits);
        CommittedState state = new CommittedState(stamp, released, all, waiting);
        prepared = new Commit(oldest, all, OffsetMetadata.write(oldest, state));
        return prepared;
    }

    /**
     * Forgets the offsets from this one on, because they belong to other records now. A commit that was prepared before
     * does not count.
     */
    public void beginAnew(long offset) {
        committed = Math.min(committed, offset);
        end = offset;
        done.removeFrom(offset);
        handedOver.keySet().removeIf(known -> known >= offset);
        prepared = null;
    }

    /** Takes the commit that was prepared last. */
    public void committed(Commit commit) {
        if (!commit.equals(prepared)) {
            return;
        }
        committed = commit.offset();
        end = Math.max(end, committed);
        // gaps that were delivered since the commit was prepared
        done.ranges().forEach(commit.done()::add);
        done = commit.done();
        done.removeBelow(committed);
    }
}
