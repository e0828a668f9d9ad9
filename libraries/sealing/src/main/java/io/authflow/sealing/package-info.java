/** Sealing: encryption of a secret to one recipient, bound to the flow of the secret. */
@NullMarked
package io.authflow.sealing;

import org.jspecify.annotations.NullMarked;
