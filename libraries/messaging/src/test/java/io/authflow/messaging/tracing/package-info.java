/** The spans of a flow, in memory. */
@NullMarked
package io.authflow.messaging.tracing;

import org.jspecify.annotations.NullMarked;
