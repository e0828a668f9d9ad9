package io.authflow.messaging.engine;

import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * What the metadata of a committed offset says about the records from that offset on.
 *
 * @param stamp unique for each commit, so that a commit can be recognised
 * @param released whether the owner had stopped making calls, and knew of no earlier owner's crash. Then no record from here on
 *     was attempted without its result being committed
 * @param done offsets above the committed one whose results are committed
 * @param waiting the failed attempts at records that wait
 */
record CommittedState(long stamp, boolean released, NavigableSet<Long> done, Map<Long, EarlierAttempts> waiting) {

    /** The state of a partition of which nothing is known: an earlier owner may have crashed in the middle of a call. */
    static CommittedState unknown() {
        return new CommittedState(0, false, new TreeSet<>(), Map.of());
    }
}
