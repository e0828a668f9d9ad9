/** Searches all places that a run of authflow leaves behind for secrets. */
@NullMarked
package io.authflow.e2e.canary;

import org.jspecify.annotations.NullMarked;
