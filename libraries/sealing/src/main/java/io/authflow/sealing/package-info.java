/** Encryption of a secret to the one service that needs it, bound to its flow. */
@NullMarked
package io.authflow.sealing;

import org.jspecify.annotations.NullMarked;
