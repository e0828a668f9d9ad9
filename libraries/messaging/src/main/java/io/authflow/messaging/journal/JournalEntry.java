package io.authflow.messaging.journal;

import io.authflow.contracts.RequestId;
import java.time.Instant;

/**
 * A request that a service has taken.
 *
 * @param requestId the id; the service takes no other request under it for some time
 * @param fingerprint equal for requests of the same content; empty if the content is unknown, which matches any other
 * @param appendedAt the broker's append time of the request's record; the age of the entry counts from here
 */
public record JournalEntry(RequestId requestId, String fingerprint, Instant appendedAt) {}
