/** Tests that a service that can no longer do its work reports this, and that a process that runs nothing else ends. */
@NullMarked
package io.authflow.messaging.liveness;

import org.jspecify.annotations.NullMarked;
