/** Looks for secrets in every place that a run of authflow leaves behind. */
@NullMarked
package io.authflow.e2e.canary;

import org.jspecify.annotations.NullMarked;
