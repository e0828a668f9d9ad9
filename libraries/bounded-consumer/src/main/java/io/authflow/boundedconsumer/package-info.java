/** Kafka consumers that put a small stand-in in the place of a record that would take too much memory. */
@NullMarked
package io.authflow.boundedconsumer;

import org.jspecify.annotations.NullMarked;
