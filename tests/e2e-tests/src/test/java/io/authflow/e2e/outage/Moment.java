package io.authflow.e2e.outage;

import java.time.Instant;

/** That a step of a session's flow stood in Kafka, by the broker's clock. */
record Moment(String requestId, int partition, Instant at) {}
