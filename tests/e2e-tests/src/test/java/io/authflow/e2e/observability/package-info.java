/** What operators see of the flows: traces and metrics, and what watches them. */
@NullMarked
package io.authflow.e2e.observability;

import org.jspecify.annotations.NullMarked;
