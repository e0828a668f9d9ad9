package io.authflow.logout.domain;

import io.authflow.contracts.event.SessionChanged.Reason;
import java.time.Instant;

/** The decision on a client's wish to extend a session. */
public sealed interface Extension {

    /** The logout is due later than before. */
    record Until(Instant dueAt) implements Extension {}

    /** The logout stays due when it was due. */
    record Unchanged(Reason reason) implements Extension {}
}
