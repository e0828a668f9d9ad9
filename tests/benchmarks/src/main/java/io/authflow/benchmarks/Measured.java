package io.authflow.benchmarks;

import java.util.List;

/**
 * Result of one load, through authflow or through bare clients.
 *
 * @param flows number of complete flows
 * @param perSecond complete flows per second, from the append time of the first request to that of the last terminal
 *     event
 * @param hops time from each event of the flow to the next, without the session, in the order of the flow
 * @param active time of each flow from request to terminal event, by append times, without the session
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
