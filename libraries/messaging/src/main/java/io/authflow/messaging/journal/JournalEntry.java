package io.authflow.messaging.journal;

import io.authflow.contracts.RequestId;

/**
 * A request that a service has taken.
 *
 * @param requestId the id, under which nothing else is taken
 * @param fingerprint tells the content of a request from another's; empty where the content is not told, which counts as the same as any
 */
public record JournalEntry(RequestId requestId, String fingerprint) {}
