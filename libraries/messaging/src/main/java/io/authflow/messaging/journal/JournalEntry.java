package io.authflow.messaging.journal;

import io.authflow.contracts.RequestId;

/**
 * A request that a service has taken.
 *
 * @param requestId the id; the service takes no other request under it
 * @param fingerprint equal for requests of the same content; empty if the content is unknown, which matches any other
 */
public record JournalEntry(RequestId requestId, String fingerprint) {}
