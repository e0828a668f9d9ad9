package io.authflow.e2e.outage;

/**
 * How long logins took, in three phases.
 *
 * @param before while logout-service was down
 * @param starting while logout-service started, which takes much CPU of the shared process
 * @param during while logout-service worked off the overdue logouts
 */
record LoginWaits(Latencies before, Latencies starting, Latencies during) {}
