/** Judges a run from raw topics, committed offsets and Cognito's ledger; never from what authflow says of itself. */
@NullMarked
package io.authflow.e2e.fault.oracle;

import org.jspecify.annotations.NullMarked;
