package io.authflow.e2e.outage;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Measured durations, shortest first. */
record Latencies(List<Duration> sorted) {
    static Latencies of(Collection<Duration> measured) {
        return new Latencies(measured.stream().sorted().toList());
    }

    /** @param share from 0 to 1 */
    long millisAt(double share) {
        int last = sorted.size() - 1;
        return last < 0 ? 0 : sorted.get((int) Math.round(share * last)).toMillis();
    }

    @Override
    public String toString() {
        return "%d logins, p50 %d ms, p99 %d ms, max %d ms"
                .formatted(sorted.size(), millisAt(0.5), millisAt(0.99), millisAt(1));
    }
}
