/** Settings and metrics of the Kafka clients that the binder does not make. */
@NullMarked
package io.authflow.messaging.client;

import org.jspecify.annotations.NullMarked;
