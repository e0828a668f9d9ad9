/** Checks what is deployed. */
@NullMarked
package io.authflow.deploy;

import org.jspecify.annotations.NullMarked;
