/** A real Kafka broker in this JVM, for laptops and tests. */
@NullMarked
package io.authflow.localkafka;

import org.jspecify.annotations.NullMarked;
