/** The events as records of the Kafka clients. */
@NullMarked
package io.authflow.contracts.record;

import org.jspecify.annotations.NullMarked;
