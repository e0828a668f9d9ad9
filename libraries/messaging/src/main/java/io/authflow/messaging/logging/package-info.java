/** How a service's log lines look: logfmt by default, ECS by setting. */
@NullMarked
package io.authflow.messaging.logging;

import org.jspecify.annotations.NullMarked;
