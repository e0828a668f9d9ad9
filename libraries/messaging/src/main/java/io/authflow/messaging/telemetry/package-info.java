/** The metrics and spans of a step, and the liveness of a service. */
@NullMarked
package io.authflow.messaging.telemetry;

import org.jspecify.annotations.NullMarked;
