/** Chooses the Kafka broker of the tests: a property, and a broker for each of its values. */
@NullMarked
package io.authflow.messaging.testing.environment;

import org.jspecify.annotations.NullMarked;
