/** Load on whole flows, always next to bare Kafka clients that do the same hops in the same run. */
@NullMarked
package io.authflow.benchmarks;

import org.jspecify.annotations.NullMarked;
