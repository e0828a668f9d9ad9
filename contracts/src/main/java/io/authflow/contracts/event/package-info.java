/**
 * The events of the flow, their envelope, and their form as Kafka records. The package has more than 15 classes, because
 * each event and each value with a rule is one.
 */
@NullMarked
package io.authflow.contracts.event;

import org.jspecify.annotations.NullMarked;
