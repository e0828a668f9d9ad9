/** Tests of the engine's decisions, without threads, brokers and waiting: the tests own the time. */
@NullMarked
package io.authflow.messaging.engine;

import org.jspecify.annotations.NullMarked;
