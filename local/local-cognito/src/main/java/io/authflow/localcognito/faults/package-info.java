/** Latency, errors and cut connections on demand. */
@NullMarked
package io.authflow.localcognito.faults;

import org.jspecify.annotations.NullMarked;
