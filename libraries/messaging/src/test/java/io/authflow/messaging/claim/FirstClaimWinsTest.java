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
    private static final Instant LATER = Instant.EPOCH.plus(Duration.ofHours(30));

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

    @Test
    void anIdCountsAsNewAfter30Hours() throws InterruptedException {
        claim(one, "r-1", "x", 0);
        topic.at(LATER);

        assertThat(claim(one, "r-1", "y", 1, LATER.minusSeconds(1)).await()).isEqualTo(Verdict.CONFLICT);
        assertThat(claim(one, "r-1", "y", 2, LATER).await()).isEqualTo(Verdict.OWNED);
        assertThat(claim(one, "r-1", "y", 3, LATER).await()).isEqualTo(Verdict.DUPLICATE);
    }

    /** The other instance was started later. The topic had deleted the first claim by then. */
    @Test
    void instancesAgreeWhetherTheyKnowTheExpiredClaimOrNot() throws InterruptedException {
        claim(one, "r-1", "x", 0);
        topic.at(LATER);
        topic.deleteAll();
        RequestClaims restarted = topic.instance(new VirtualClaims.Network() {});
        // appended before the first claim expired, but claimed afterwards
        assertThat(claim(restarted, "r-1", "y", 1, LATER.minusSeconds(1)).await())
                .isEqualTo(Verdict.OWNED);
        claim(one, "r-2", "x", 2);

        assertThat(claim(one, "r-1", "z", 3, LATER).await()).isEqualTo(Verdict.CONFLICT);
        assertThat(claim(restarted, "r-1", "z", 3, LATER).await()).isEqualTo(Verdict.CONFLICT);
    }

    /** The broker that has the requests is ahead of the one that has the claims. */
    @Test
    void aRequestWaitsUntilTheBrokerOfTheClaimsHasForgottenToo() throws InterruptedException {
        claim(one, "r-1", "x", 0);
        topic.at(LATER.minusSeconds(1));
        assertThat(claim(one, "r-1", "y", 1, LATER).await()).isEqualTo(Verdict.UNDECIDED);

        topic.at(LATER);

        assertThat(claim(one, "r-1", "y", 1, LATER).await()).isEqualTo(Verdict.OWNED);
    }

    private static Claim claim(RequestClaims claims, String id, String fingerprint, long offset) {
        return claim(claims, id, fingerprint, offset, Instant.EPOCH);
    }

    private static Claim claim(RequestClaims claims, String id, String fingerprint, long offset, Instant appendedAt) {
        return claims.claim(
                new JournalEntry(new RequestId(id), fingerprint, appendedAt),
                new RecordSource("auth.requested.v1", 0, offset, appendedAt));
    }
}
