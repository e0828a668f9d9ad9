/** The scheduler of delayed messages beside bare clients that write the same records: throughput, lateness, memory and starts. */
@NullMarked
package io.authflow.benchmarks.scheduler;

import org.jspecify.annotations.NullMarked;
