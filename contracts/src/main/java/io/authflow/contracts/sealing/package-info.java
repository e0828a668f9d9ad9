/** Encryption of a secret to the one service that needs it, bound to its flow. */
@NullMarked
package io.authflow.contracts.sealing;

import org.jspecify.annotations.NullMarked;
