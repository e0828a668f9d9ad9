/** The state of a partition that survives a restart: its committed offset, and the attempts and results above it. */
@NullMarked
package io.authflow.messaging.offset;

import org.jspecify.annotations.NullMarked;
