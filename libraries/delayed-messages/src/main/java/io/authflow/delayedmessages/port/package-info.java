/** The interfaces that the application implements. */
@NullMarked
package io.authflow.delayedmessages.port;

import org.jspecify.annotations.NullMarked;
