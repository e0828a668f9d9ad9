/** What requests a service has taken, so that one delivered or sent again has no second effect. */
@NullMarked
package io.authflow.messaging.journal;

import org.jspecify.annotations.NullMarked;
