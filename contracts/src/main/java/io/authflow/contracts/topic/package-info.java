/** The catalogues of topics and of rights at the broker, and the code that applies them. */
@NullMarked
package io.authflow.contracts.topic;

import org.jspecify.annotations.NullMarked;
