/** How an event becomes a Kafka message under Spring Cloud Stream and back, and what happens when a step fails. */
@NullMarked
package io.authflow.messaging;

import org.jspecify.annotations.NullMarked;
