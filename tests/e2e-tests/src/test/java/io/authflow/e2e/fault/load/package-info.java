/** The requests that are on their way when a fault strikes. */
@NullMarked
package io.authflow.e2e.fault.load;

import org.jspecify.annotations.NullMarked;
