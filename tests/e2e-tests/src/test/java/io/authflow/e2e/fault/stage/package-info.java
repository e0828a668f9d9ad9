/** Broker and services as processes that can be killed, frozen, cut off and started again. */
@NullMarked
package io.authflow.e2e.fault.stage;

import org.jspecify.annotations.NullMarked;
