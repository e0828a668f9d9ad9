/** The end-to-end suite: what a requester sees, judged from the raw topics and from Cognito's ledger. */
@NullMarked
package io.authflow.e2e;

import org.jspecify.annotations.NullMarked;
