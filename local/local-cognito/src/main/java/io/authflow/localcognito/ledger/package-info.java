/** The append-only record of what happened to users, tokens and calls, which is also what survives a restart. */
@NullMarked
package io.authflow.localcognito.ledger;

import org.jspecify.annotations.NullMarked;
