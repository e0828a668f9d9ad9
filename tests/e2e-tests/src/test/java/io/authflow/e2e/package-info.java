/** The end-to-end suite. It judges the flows as a client sees them, from the raw topics and from Cognito's ledger. */
@NullMarked
package io.authflow.e2e;

import org.jspecify.annotations.NullMarked;
