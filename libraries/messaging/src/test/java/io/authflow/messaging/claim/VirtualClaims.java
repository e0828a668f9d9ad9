package io.authflow.messaging.claim;

import io.authflow.messaging.claim.RequestClaims.Claim;
import io.authflow.messaging.claim.RequestClaims.Verdict;
import io.authflow.messaging.journal.JournalEntry;
import io.authflow.messaging.record.RecordSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The topic of claims in memory, with instances that write and read it without threads. */
public final class VirtualClaims {
    private static final int ENTRIES = 1_000;

    private final List<ClaimPartition.Written> log = new ArrayList<>();

    private int begin;
    private Instant now = Instant.EPOCH;

    /** Sets the broker's clock, which gives claims their append times. */
    public void at(Instant time) {
        now = time;
    }

    /** Deletes all claims, as retention does. Instances that have read them keep them. */
    void deleteAll() {
        begin = log.size();
    }

    /** The connection between an instance and the brokers. */
    public interface Network {
        /** Lets other instances act while this one waits. */
        default void wait(VirtualClaims claims) {}

        /** Returns whether the next message or answer is lost. */
        default boolean isDown() {
            return false;
        }

        /** Returns the instance's monotonic time in nanoseconds. */
        default long nanos() {
            return 0;
        }
    }

    /** An instance that has read all claims up to now. */
    public RequestClaims instance(Network network) {
        ReadClaims read = new ReadClaims(ENTRIES);
        ClaimPartition partition = read.begin(1).get(0);
        partition.take(log.subList(begin, log.size()), log.size());
        read.loaded();
        return new FirstClaimWins(
                read, (number, claim) -> write(partition, claim, network), Duration.ofNanos(1), network::nanos);
    }

    /** An instance for steps whose calls have effects: it makes no call before the decision. */
    public RequestClaims decidedInstance(Network network) {
        RequestClaims claims = instance(network);
        return new RequestClaims() {
            @Override
            public Claim claim(JournalEntry entry, RecordSource origin) {
                Verdict verdict = decide(claims.claim(entry, origin));
                return new Claim() {
                    @Override
                    public boolean isLost() {
                        return verdict != Verdict.OWNED;
                    }

                    @Override
                    public Verdict await() {
                        return verdict;
                    }
                };
            }

            @Override
            public void awaitLoaded() {
                claims.awaitLoaded();
            }
        };
    }

    private static Verdict decide(Claim claim) {
        try {
            return claim.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nothing interrupts", e);
        }
    }

    private CompletableFuture<Long> write(ClaimPartition partition, ClaimRecord claim, Network network) {
        network.wait(this);
        if (network.isDown()) {
            return CompletableFuture.failedFuture(new IllegalStateException("not written"));
        }
        long offset = log.size();
        log.add(new ClaimPartition.Written(claim, now));
        network.wait(this);
        if (network.isDown()) {
            return CompletableFuture.failedFuture(new IllegalStateException("the answer is lost"));
        }
        int position = Math.toIntExact(partition.position());
        partition.take(List.copyOf(log.subList(position, log.size())), log.size());
        return CompletableFuture.completedFuture(offset);
    }

    /** How many claims were written. */
    public int written() {
        return log.size();
    }
}
