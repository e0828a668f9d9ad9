/** What a service implements: one step of a flow, and when it gives up. */
@NullMarked
package io.authflow.messaging.step;

import org.jspecify.annotations.NullMarked;
