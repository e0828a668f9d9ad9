/** Kafka consumers that replace a record that would take too much memory with a small stand-in. */
@NullMarked
package io.authflow.boundedconsumer;

import org.jspecify.annotations.NullMarked;
