/** The settings of a scheduler, checked at construction. */
@NullMarked
package io.authflow.delayedmessages.settings;

import org.jspecify.annotations.NullMarked;
