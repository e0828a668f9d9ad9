/** Tests of the engine's decisions. They need no threads and no broker, and control the time. */
@NullMarked
package io.authflow.messaging.engine;

import org.jspecify.annotations.NullMarked;
