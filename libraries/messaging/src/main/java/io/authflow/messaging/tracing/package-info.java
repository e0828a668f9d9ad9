/** The spans of a flow. The {@code traceparent} of its events joins the work of all services in one trace. */
@NullMarked
package io.authflow.messaging.tracing;

import org.jspecify.annotations.NullMarked;
