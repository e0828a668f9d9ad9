/** Connects the engine with the consumers that Spring Cloud Stream binds. */
@NullMarked
package io.authflow.messaging.binder;

import org.jspecify.annotations.NullMarked;
