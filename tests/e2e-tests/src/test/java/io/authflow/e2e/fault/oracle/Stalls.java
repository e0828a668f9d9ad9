package io.authflow.e2e.fault.oracle;

import io.authflow.e2e.wire.RawRecord;
import io.authflow.e2e.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the longest time without a terminal event while flows were open.
 *
 * @param records of the requests and of their ends
 * @param until time of the judgement
 */
record Stalls(List<RawRecord> records, Instant until) {
    private record Change(Instant at, int open) {}

    Duration longest() {
        Duration longest = Duration.ZERO;
        int open = 0;
        Instant since = Instant.MIN;
        for (Change change : changes()) {
            if (change.open() < 0 || open == 0) {
                longest = open == 0 ? longest : longer(longest, Duration.between(since, change.at()));
                since = change.at();
            }
            open += change.open();
        }
        return open > 0 ? longer(longest, Duration.between(since, until)) : longest;
    }

    private List<Change> changes() {
        Set<String> ended = new HashSet<>();
        Set<String> begun = new HashSet<>();
        List<Change> changes = new ArrayList<>();
        for (RawRecord one : records) {
            if (one.topic().equals(Topics.REQUESTED) && begun.add(one.key().orElse(""))) {
                changes.add(new Change(one.appendedAt(), 1));
            } else if (isEnd(one) && ended.add(one.header("ce_correlationid").orElse(""))) {
                changes.add(new Change(one.appendedAt(), -1));
            }
        }
        changes.sort(Comparator.comparing(Change::at).thenComparing(Change::open, Comparator.reverseOrder()));
        return changes;
    }

    private static boolean isEnd(RawRecord one) {
        return one.topic().equals(Topics.LOGGED_OUT) || one.topic().equals(Topics.FAILED);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
