/** A durable delayed-message scheduler on Kafka Streams, for any application's messages. */
@NullMarked
package io.authflow.delayedmessages;

import org.jspecify.annotations.NullMarked;
