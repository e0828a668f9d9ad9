/** The events of the flow, their envelope, and their form as Kafka records. */
@NullMarked
package io.authflow.contracts.event;

import org.jspecify.annotations.NullMarked;
