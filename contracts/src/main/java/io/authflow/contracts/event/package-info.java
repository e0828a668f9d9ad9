/** The events of the flow, their envelope, and how both stand in a Kafka record. */
@NullMarked
package io.authflow.contracts.event;

import org.jspecify.annotations.NullMarked;
