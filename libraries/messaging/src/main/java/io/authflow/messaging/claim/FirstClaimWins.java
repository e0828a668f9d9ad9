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
 * verdict is undecided, and the record may claim again. The earlier claim still counts if it is read later. While a
 * partition takes no claims, the verdict is undecided at once and nothing is written ({@link ClaimOutage}).
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
        long begun = nanoTime.getAsLong();
        long deadline = begun + within.toNanos();
        ClaimRecord claim = ClaimRecord.of(entry, origin);
        Optional<Place> place = read.placeOf(claim);
        if (place.isEmpty()) {
            return UNDECIDED;
        }
        ClaimPartition partition = place.get().partition();
        Verdict known = partition.judge(claim, origin.appendedAt());
        if (known != Verdict.UNDECIDED) {
            return new Decided(known);
        }
        if (!partition.outage().mayWrite(begun, deadline)) {
            return UNDECIDED;
        }
        return new Written(
                claim, origin.appendedAt(), partition, writer.write(place.get().number(), claim), begun, deadline);
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
        private final long begun;
        private final long deadline;

        Written(
                ClaimRecord claim,
                Instant appendedAt,
                ClaimPartition partition,
                CompletableFuture<Long> offset,
                long begun,
                long deadline) {
            this.claim = claim;
            this.appendedAt = appendedAt;
            this.partition = partition;
            this.offset = offset;
            this.begun = begun;
            this.deadline = deadline;
        }

        @Override
        public boolean isLost() {
            return false;
        }

        /** Judges even if the write failed, because this claim or another claim of the id may have been read by now. */
        @Override
        public Verdict await() throws InterruptedException {
            boolean isRead = false;
            try {
                isRead = partition.awaitRead(offset.get(left(), TimeUnit.NANOSECONDS), left());
            } catch (ExecutionException | TimeoutException notWritten) {
                // the claims that were read by now decide
            } finally {
                ended(isRead);
            }
            return partition.judge(claim, appendedAt);
        }

        private void ended(boolean isRead) {
            if (isRead) {
                partition.outage().decided();
            } else {
                partition.outage().undecided(begun, left() == 0, nanoTime.getAsLong());
            }
        }

        private long left() {
            return Math.max(0, deadline - nanoTime.getAsLong());
        }
    }
}
