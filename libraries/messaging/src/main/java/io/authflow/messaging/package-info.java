/**
 * Runs the step of a service under Spring: reads records, builds events and dead letters, and reports by log and
 * metrics.
 */
@NullMarked
package io.authflow.messaging;

import org.jspecify.annotations.NullMarked;
