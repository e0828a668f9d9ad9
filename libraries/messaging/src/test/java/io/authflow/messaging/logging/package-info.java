/** Tests of a service's log lines: logfmt by default, ECS by setting. */
@NullMarked
package io.authflow.messaging.logging;

import org.jspecify.annotations.NullMarked;
