/** The load of requests during a fault. */
@NullMarked
package io.authflow.e2e.fault.load;

import org.jspecify.annotations.NullMarked;
