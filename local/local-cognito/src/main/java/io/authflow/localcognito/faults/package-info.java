/** Injects delays, errors and cut connections. */
@NullMarked
package io.authflow.localcognito.faults;

import org.jspecify.annotations.NullMarked;
