package io.authflow.benchmarks;

/**
 * How flows came through an outage.
 *
 * @param asked requests
 * @param ended flows with a terminal event
 * @param firstMillis from the recovery to the first terminal event after it
 * @param lastMillis from the recovery to the last terminal event
 */
record OutageTimes(int asked, int ended, long firstMillis, long lastMillis) {}
