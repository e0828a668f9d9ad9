package io.authflow.e2e.outage;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a backlog of overdue logouts was worked off, by append times.
 *
 * @param dueAt due time of each session, by request id
 * @param released each {@code auth.logout-due.v1}, in order within a partition
 * @param ended each {@code auth.logged-out.v1}
 */
record Drain(Map<String, Instant> dueAt, List<Moment> released, List<Moment> ended) {
    static Drain of(List<Moment> opened, Duration length, List<Moment> released, List<Moment> ended) {
        Map<String, Instant> dueAt = opened.stream()
                .collect(Collectors.toMap(
                        Moment::requestId, opening -> opening.at().plus(length)));
        return new Drain(dueAt, released, ended);
    }

    /** From the first release to the last. */
    Duration release() {
        return span(released);
    }

    /** From the first end to the last. */
    Duration end() {
        return span(ended);
    }

    /** How many of them there were a second. */
    double perSecond(Duration span) {
        return (dueAt.size() - 1) * 1e9 / span.toNanos();
    }

    /** How many sessions the partition had that had most; it is done last. */
    int fullestPartition() {
        return released.stream().collect(Collectors.toMap(Moment::partition, one -> 1, Integer::sum)).values().stream()
                .max(Integer::compareTo)
                .orElse(0);
    }

    /** The sessions that did not end exactly once, or whose end was not released exactly once. */
    List<String> notOnce() {
        return Stream.of(released, ended).flatMap(this::notOnce).distinct().toList();
    }

    /** Those that ended, or whose end was released, before they were due. */
    List<Moment> early() {
        return Stream.concat(released.stream(), ended.stream())
                .filter(moment -> moment.at().isBefore(due(moment)))
                .toList();
    }

    /** Those that were released behind one of their partition that was due later. */
    List<Moment> outOfOrder() {
        Map<Integer, Instant> latest = new HashMap<>();
        return released.stream()
                .filter(moment -> due(moment).isBefore(latest.merge(moment.partition(), due(moment), Drain::later)))
                .toList();
    }

    private Stream<String> notOnce(List<Moment> moments) {
        Set<String> once = new HashSet<>();
        Set<String> more = new HashSet<>();
        moments.forEach(moment -> (once.add(moment.requestId()) ? once : more).add(moment.requestId()));
        return Stream.concat(more.stream(), dueAt.keySet().stream().filter(id -> !once.contains(id)));
    }

    private Instant due(Moment moment) {
        return dueAt.getOrDefault(moment.requestId(), Instant.MAX);
    }

    private static Duration span(List<Moment> all) {
        List<Instant> inOrder = all.stream().map(Moment::at).sorted().toList();
        return Duration.between(inOrder.get(0), inOrder.get(inOrder.size() - 1));
    }

    private static Instant later(Instant before, Instant now) {
        return before.isAfter(now) ? before : now;
    }
}
