/** Takes the input records of a partition, and fires its timers when they are due. */
@NullMarked
package io.authflow.delayedmessages.engine;

import org.jspecify.annotations.NullMarked;
