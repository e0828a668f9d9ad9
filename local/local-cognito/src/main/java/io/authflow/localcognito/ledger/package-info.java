/** The append-only ledger of events for users, tokens and calls. State after a restart is rebuilt from its journal. */
@NullMarked
package io.authflow.localcognito.ledger;

import org.jspecify.annotations.NullMarked;
