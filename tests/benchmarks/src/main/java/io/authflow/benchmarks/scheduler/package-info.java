/**
 * Compares the scheduler of delayed messages with bare clients that write the same records. Measures throughput,
 * lateness, memory and starts.
 */
@NullMarked
package io.authflow.benchmarks.scheduler;

import org.jspecify.annotations.NullMarked;
