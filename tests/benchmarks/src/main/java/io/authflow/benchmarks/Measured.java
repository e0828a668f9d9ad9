package io.authflow.benchmarks;

import java.util.List;

/**
 * What one load on one way came to.
 *
 * @param flows complete flows
 * @param perSecond complete flows per second, from the first request's append time to the last terminal event's
 * @param hops time from each event of the flow to the next, without the session itself, in order of the flow
 * @param active time of each flow from request to terminal event, by append times, without the session itself
 */
record Measured(int flows, double perSecond, List<Percentiles> hops, Percentiles active) {
    String row(String way, String load) {
        return String.format(
                "%-10s %-12s %8d flows %9.1f flows/s   active ms p50 %6d  p99 %6d  max %6d   hops p50 %s",
                way,
                load,
                flows,
                perSecond,
                active.at(0.5),
                active.at(0.99),
                active.at(1),
                hops.stream().map(hop -> hop.at(0.5)).toList());
    }
}
