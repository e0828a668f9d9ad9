package io.authflow.messaging.offset;

import java.util.Map;

/**
 * The state of a partition's records that a commit stores beside its offset, in the metadata.
 *
 * @param stamp unique for each commit, so that a commit can be recognised
 * @param released whether the owner then gave the partition up in order, and no attempt of a crashed owner is in doubt.
 *     So each attempt at a record from the offset on has a committed result, is in {@code waiting}, or had no effect
 * @param done offsets above the committed offset whose results are committed
 * @param waiting the failed attempts at records that wait, by offset
 */
public record CommittedState(long stamp, boolean released, OffsetRanges done, Map<Long, EarlierAttempts> waiting) {

    /** The state if nothing is known: an earlier owner may have crashed during a call. */
    static CommittedState unknown() {
        return new CommittedState(0, false, new OffsetRanges(), Map.of());
    }
}
