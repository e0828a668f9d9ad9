/** What goes into the scheduler and comes out of it: timers, changes, and their answers. */
@NullMarked
package io.authflow.delayedmessages.message;

import org.jspecify.annotations.NullMarked;
