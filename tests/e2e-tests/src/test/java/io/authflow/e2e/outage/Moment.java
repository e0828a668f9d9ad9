package io.authflow.e2e.outage;

import java.time.Instant;

/** A step of a session's flow, with its append time. */
record Moment(String requestId, int partition, Instant at) {}
