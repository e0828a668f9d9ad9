package io.authflow.messaging.claim;

import io.authflow.messaging.claim.ReadClaims.Place;
import io.authflow.messaging.journal.JournalEntry;
import io.authflow.messaging.record.RecordSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * Decides who owns a request id by the order of claims in their topic. If the id is unknown, it writes a claim and
 * reads the topic up to that claim. The first claim of the id wins. If a claim fails or cannot be read in time, the
 * verdict is undecided, and the record may claim again.
 */
final class FirstClaimWins implements RequestClaims {
    private static final Claim UNDECIDED = new Decided(Verdict.UNDECIDED);

    private final ReadClaims read;
    private final ClaimWriter writer;
    private final Duration within;
    private final LongSupplier nanoTime;

    /** @param within how long a claim may take, above zero */
    FirstClaimWins(ReadClaims read, ClaimWriter writer, Duration within, LongSupplier nanoTime) {
        this.read = read;
        this.writer = writer;
        this.within = within;
        this.nanoTime = nanoTime;
    }

    private record Decided(Verdict verdict) implements Claim {
        @Override
        public boolean isLost() {
            return verdict != Verdict.OWNED;
        }

        @Override
        public Verdict await() {
            return verdict;
        }
    }

    @Override
    public Claim claim(JournalEntry entry, RecordSource origin) {
        long deadline = nanoTime.getAsLong() + within.toNanos();
        ClaimRecord claim = ClaimRecord.of(entry, origin);
        Optional<Place> place = read.placeOf(claim);
        if (place.isEmpty()) {
            return UNDECIDED;
        }
        Verdict known = place.get().partition().judge(claim, origin.appendedAt());
        return known == Verdict.UNDECIDED
                ? new Written(
                        claim,
                        origin.appendedAt(),
                        place.get().partition(),
                        writer.write(place.get().number(), claim),
                        deadline)
                : new Decided(known);
    }

    @Override
    public void awaitLoaded() {
        try {
            if (!read.awaitLoaded(within.toNanos())) {
                throw new IllegalStateException("The claims of request ids could not be read within " + within
                        + ". It is tried again; check that their topic exists, and that this service may read it.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The service is stopping.", e);
        }
    }

    private final class Written implements Claim {
        private final ClaimRecord claim;
        private final Instant appendedAt;
        private final ClaimPartition partition;
        private final CompletableFuture<Long> offset;
        private final long deadline;

        Written(
                ClaimRecord claim,
                Instant appendedAt,
                ClaimPartition partition,
                CompletableFuture<Long> offset,
                long deadline) {
            this.claim = claim;
            this.appendedAt = appendedAt;
            this.partition = partition;
            this.offset = offset;
            this.deadline = deadline;
        }

        @Override
        public boolean isLost() {
            return false;
        }

        /** Judges even if the write failed, because this claim or another claim of the id may have been read by now. */
        @Override
        public Verdict await() throws InterruptedException {
            try {
                partition.awaitRead(offset.get(left(), TimeUnit.NANOSECONDS), left());
            } catch (ExecutionException | TimeoutException notWritten) {
                // the claims that were read by now decide
            }
            return partition.judge(claim, appendedAt);
        }

        private long left() {
            return Math.max(0, deadline - nanoTime.getAsLong());
        }
    }
}
