/** Reads a Kafka record as an event, and builds the records of events and dead letters. */
@NullMarked
package io.authflow.messaging.record;

import org.jspecify.annotations.NullMarked;
