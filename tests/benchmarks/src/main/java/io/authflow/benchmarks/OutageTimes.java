package io.authflow.benchmarks;

/**
 * Result of a load that went through an outage.
 *
 * @param asked number of requests
 * @param ended number of flows with a terminal event
 * @param firstMillis milliseconds from the recovery to the first terminal event after it
 * @param lastMillis milliseconds from the recovery to the last terminal event
 */
record OutageTimes(int asked, int ended, long firstMillis, long lastMillis) {}
