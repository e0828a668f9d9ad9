/** Measures the backlog after a long outage of logout-service, and how it is worked off. */
@NullMarked
package io.authflow.e2e.outage;

import org.jspecify.annotations.NullMarked;
