/** Wires the engine of a service with Spring, and reports by log and metrics. */
@NullMarked
package io.authflow.messaging.boot;

import org.jspecify.annotations.NullMarked;
