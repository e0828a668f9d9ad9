package io.authflow.e2e.fault.oracle;

import io.authflow.e2e.wire.Flow;
import io.authflow.e2e.wire.RawRecord;
import io.authflow.e2e.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * How late sessions ended.
 *
 * @param sessions number of sessions that ended
 * @param p99 the lateness that 99 of 100 sessions did not exceed
 */
public record Lateness(int sessions, Duration p99, Duration longest) {

    /** Of the sessions that were due from that moment on. */
    static Lateness since(Instant moment, Collection<Flow> flows) {
        List<Duration> late = flows.stream()
                .filter(Flow::isOpen)
                .filter(flow -> !flow.due().isBefore(moment))
                .flatMap(Lateness::of)
                .sorted()
                .toList();
        return late.isEmpty()
                ? new Lateness(0, Duration.ZERO, Duration.ZERO)
                : new Lateness(late.size(), late.get((late.size() - 1) * 99 / 100), late.get(late.size() - 1));
    }

    private static Stream<Duration> of(Flow flow) {
        return flow.on(Topics.LOGGED_OUT).stream()
                .map(RawRecord::appendedAt)
                .limit(1)
                .map(end -> Duration.between(flow.due(), end));
    }
}
