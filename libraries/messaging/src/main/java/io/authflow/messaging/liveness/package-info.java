/** Detects that a service can no longer do its work, reports this, and ends a process that runs nothing else. */
@NullMarked
package io.authflow.messaging.liveness;

import org.jspecify.annotations.NullMarked;
