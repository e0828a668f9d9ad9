/** Where tests have their Kafka: the one switch, and a broker for each of its positions. */
@NullMarked
package io.authflow.messaging.testing.environment;

import org.jspecify.annotations.NullMarked;
