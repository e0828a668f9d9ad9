package io.authflow.messaging.claim;

import java.util.concurrent.CompletableFuture;

/** Appends claims to their topic, readable at once. */
@FunctionalInterface
interface ClaimWriter {
    /** @return the offset of the claim; fails if it is not known to be written */
    CompletableFuture<Long> write(int partition, ClaimRecord claim);
}
