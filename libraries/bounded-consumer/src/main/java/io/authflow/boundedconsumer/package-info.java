/** Kafka consumers that put a small stand-in where a record would take too much memory or cannot be read. */
@NullMarked
package io.authflow.boundedconsumer;

import org.jspecify.annotations.NullMarked;
