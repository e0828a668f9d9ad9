/** The requests that a service has taken, so that a record that is delivered or sent again has no second effect. */
@NullMarked
package io.authflow.messaging.journal;

import org.jspecify.annotations.NullMarked;
