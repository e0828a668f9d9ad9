/** Rotates sealing keys while requests are on their way. */
@NullMarked
package io.authflow.e2e.rotation;

import org.jspecify.annotations.NullMarked;
