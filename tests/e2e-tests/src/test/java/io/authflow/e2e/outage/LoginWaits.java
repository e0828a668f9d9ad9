package io.authflow.e2e.outage;

/**
 * How long logins took.
 *
 * @param before while logout-service was down
 * @param starting while it started, which costs more than its work in a process that it shares
 * @param during while it worked off what was overdue
 */
record LoginWaits(Latencies before, Latencies starting, Latencies during) {}
