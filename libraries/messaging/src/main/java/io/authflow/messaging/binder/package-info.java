/** Connects the engine with the consumers that Spring Cloud Stream binds, and works round what the framework does otherwise. */
@NullMarked
package io.authflow.messaging.binder;

import org.jspecify.annotations.NullMarked;
