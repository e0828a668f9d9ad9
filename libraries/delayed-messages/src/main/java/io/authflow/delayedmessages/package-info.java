/** A durable scheduler of delayed messages on Kafka Streams, for the messages of any application. */
@NullMarked
package io.authflow.delayedmessages;

import org.jspecify.annotations.NullMarked;
