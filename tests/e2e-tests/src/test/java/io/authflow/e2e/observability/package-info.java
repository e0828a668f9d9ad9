/** Checks what operators see of the flows: traces, metrics, rules and dashboard. */
@NullMarked
package io.authflow.e2e.observability;

import org.jspecify.annotations.NullMarked;
