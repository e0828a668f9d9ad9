package io.authflow.messaging.claim;

import java.util.concurrent.CompletableFuture;

/** Appends claims to their topic, so that all instances can read them at once. */
@FunctionalInterface
interface ClaimWriter {
    /** @return the offset of the claim; completes with an exception if the write failed or its outcome is unknown */
    CompletableFuture<Long> write(int partition, ClaimRecord claim);
}
