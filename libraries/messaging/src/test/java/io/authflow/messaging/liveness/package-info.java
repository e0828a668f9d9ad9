/** When a service can no longer do its work: says so, and ends the process that runs nothing else. */
@NullMarked
package io.authflow.messaging.liveness;

import org.jspecify.annotations.NullMarked;
