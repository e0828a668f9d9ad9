/** Measures the cost of sealing for a flow, compared with the bare cryptography of the platform. */
@NullMarked
package io.authflow.benchmarks.sealing;

import org.jspecify.annotations.NullMarked;
