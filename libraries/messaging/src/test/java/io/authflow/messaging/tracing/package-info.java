/** Tests of the spans of a flow, with an exporter in memory. */
@NullMarked
package io.authflow.messaging.tracing;

import org.jspecify.annotations.NullMarked;
