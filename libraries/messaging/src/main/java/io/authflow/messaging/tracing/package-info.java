/** The spans of a flow: one trace joins what its services do, by the {@code traceparent} of its events. */
@NullMarked
package io.authflow.messaging.tracing;

import org.jspecify.annotations.NullMarked;
