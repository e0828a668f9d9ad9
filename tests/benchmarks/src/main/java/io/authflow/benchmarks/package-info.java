/** Load tests of whole flows, each compared with bare Kafka clients that do the same steps in the same run. */
@NullMarked
package io.authflow.benchmarks;

import org.jspecify.annotations.NullMarked;
