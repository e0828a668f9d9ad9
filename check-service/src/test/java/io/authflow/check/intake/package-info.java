/** Tests of which requests check-service accepts and refuses. */
@NullMarked
package io.authflow.check.intake;

import org.jspecify.annotations.NullMarked;
