package io.authflow.messaging.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.authflow.contracts.RequestId;
import io.authflow.messaging.claim.RequestClaims.Claim;
import io.authflow.messaging.claim.RequestClaims.Verdict;
import io.authflow.messaging.journal.JournalEntry;
import io.authflow.messaging.record.RecordSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class FirstClaimWinsTest {
    private final VirtualClaims topic = new VirtualClaims();
    private final RequestClaims one = topic.instance(new VirtualClaims.Network() {});
    private final RequestClaims other = topic.instance(new VirtualClaims.Network() {});

    @Test
    void theFirstClaimOwnsTheId() throws InterruptedException {
        assertThat(claim(one, "r-1", "x", 0).await()).isEqualTo(Verdict.OWNED);
    }

    @Test
    void anotherRecordOfTheSameContentIsADuplicate() throws InterruptedException {
        claim(one, "r-1", "x", 0);

        assertThat(claim(other, "r-1", "x", 1).await()).isEqualTo(Verdict.DUPLICATE);
    }

    @Test
    void anotherRecordOfOtherContentIsAConflict() throws InterruptedException {
        claim(one, "r-1", "x", 0);

        assertThat(claim(other, "r-1", "y", 1).await()).isEqualTo(Verdict.CONFLICT);
    }

    @Test
    void theOwnerMayClaimAgainAnywhereAndWritesNothing() throws InterruptedException {
        claim(one, "r-1", "x", 0);
        claim(other, "r-2", "x", 1);

        assertThat(claim(other, "r-1", "x", 0).await()).isEqualTo(Verdict.OWNED);
        assertThat(topic.written()).isEqualTo(2);
    }

    @Test
    void whatIsKnownToBeLostNeedsNoCall() {
        claim(one, "r-1", "x", 0);

        assertThat(claim(one, "r-1", "x", 1).isLost()).isTrue();
        assertThat(claim(one, "r-1", "x", 0).isLost()).isFalse();
    }

    /** Both instances write before either has read the other's claim. */
    @Test
    void ofTwoClaimsAtATimeTheFirstInTheLogWins() throws InterruptedException {
        AtomicBoolean isFirst = new AtomicBoolean(true);
        RequestClaims overtaken = topic.instance(new VirtualClaims.Network() {
            @Override
            public void wait(VirtualClaims claims) {
                if (isFirst.getAndSet(false)) {
                    claim(other, "r-1", "y", 1);
                }
            }
        });

        assertThat(claim(overtaken, "r-1", "x", 0).await()).isEqualTo(Verdict.CONFLICT);
        assertThat(claim(other, "r-1", "y", 1).await()).isEqualTo(Verdict.OWNED);
        assertThat(topic.written()).isEqualTo(2);
    }

    @Test
    void aClaimThatIsNotWrittenIsUndecidedAndMayBeRepeated() throws InterruptedException {
        AtomicBoolean isDown = new AtomicBoolean(true);
        RequestClaims shaky = topic.instance(new VirtualClaims.Network() {
            @Override
            public boolean isDown() {
                return isDown.get();
            }
        });
        assertThat(claim(shaky, "r-1", "x", 0).await()).isEqualTo(Verdict.UNDECIDED);

        isDown.set(false);

        assertThat(claim(shaky, "r-1", "x", 0).await()).isEqualTo(Verdict.OWNED);
    }

    @Test
    void aClaimWhoseAnswerIsLostIsKnownOnceItIsRead() throws InterruptedException {
        AtomicBoolean isDown = new AtomicBoolean();
        RequestClaims shaky = topic.instance(new VirtualClaims.Network() {
            @Override
            public void wait(VirtualClaims claims) {
                isDown.set(claims.written() == 1);
            }

            @Override
            public boolean isDown() {
                return isDown.get();
            }
        });
        assertThat(claim(shaky, "r-1", "x", 0).await()).isEqualTo(Verdict.UNDECIDED);

        assertThat(claim(other, "r-1", "x", 1).await()).isEqualTo(Verdict.DUPLICATE);
    }

    @Test
    void aClaimThatIsNotReadInTimeIsUndecided() throws InterruptedException {
        ReadClaims read = new ReadClaims(10);
        read.begin(1);
        read.loaded();
        RequestClaims claims = new FirstClaimWins(
                read,
                (partition, claim) -> CompletableFuture.completedFuture(0L),
                Duration.ofMillis(1),
                System::nanoTime);

        assertThat(claim(claims, "r-1", "x", 0).await()).isEqualTo(Verdict.UNDECIDED);
    }

    @Test
    void nothingIsDecidedBeforeTheClaimsAreRead() throws InterruptedException {
        RequestClaims claims = new FirstClaimWins(
                new ReadClaims(10),
                (partition, claim) -> CompletableFuture.completedFuture(0L),
                Duration.ofMillis(1),
                System::nanoTime);

        assertThatIllegalStateException().isThrownBy(claims::awaitLoaded);
        assertThat(claim(claims, "r-1", "x", 0).isLost()).isTrue();
        assertThat(claim(claims, "r-1", "x", 0).await()).isEqualTo(Verdict.UNDECIDED);
    }

    @Test
    void theNumberOfPartitionsMustNotChange() {
        ReadClaims read = new ReadClaims(10);
        read.begin(3);

        assertThatIllegalStateException().isThrownBy(() -> read.begin(4)).withMessageContaining("from 3 to 4");
    }

    private static Claim claim(RequestClaims claims, String id, String fingerprint, long offset) {
        return claims.claim(
                new JournalEntry(new RequestId(id), fingerprint),
                new RecordSource("auth.requested.v1", 0, offset, Instant.EPOCH));
    }
}
