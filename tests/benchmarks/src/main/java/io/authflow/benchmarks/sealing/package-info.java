/** What sealing costs a flow, next to the bare cryptography of the platform. */
@NullMarked
package io.authflow.benchmarks.sealing;

import org.jspecify.annotations.NullMarked;
