package io.authflow.messaging.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.contracts.RequestId;
import io.authflow.messaging.claim.RequestClaims.Claim;
import io.authflow.messaging.claim.RequestClaims.Verdict;
import io.authflow.messaging.journal.JournalEntry;
import io.authflow.messaging.record.RecordSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Checks that a partition that takes no claims costs a call slot for one probe at a time only. Time is virtual. */
class ClaimOutageTest {
    private static final Duration WITHIN = Duration.ofSeconds(8);
    private static final int PARTITIONS = 2;

    private final ReadClaims read = new ReadClaims(1_000);
    private final List<ClaimPartition> partitions = read.begin(PARTITIONS);
    private final List<List<ClaimRecord>> logs = List.of(new ArrayList<>(), new ArrayList<>());
    private final Set<Integer> down = new HashSet<>();
    private final List<String> written = new ArrayList<>();
    private final RequestClaims claims = new FirstClaimWins(read, this::write, WITHIN, () -> this.nanos);
    private long nanos = Long.MAX_VALUE - Duration.ofSeconds(4).toNanos();
    private boolean isRefused;

    ClaimOutageTest() {
        read.loaded();
    }

    /** A partition that is down neither takes the claim nor refuses it. */
    private CompletableFuture<Long> write(int partition, ClaimRecord claim) {
        written.add(claim.requestId());
        if (isRefused) {
            return CompletableFuture.failedFuture(new IllegalStateException("refused"));
        }
        return down.contains(partition)
                ? new CompletableFuture<>()
                : CompletableFuture.completedFuture(append(partition, claim));
    }

    private long append(int partition, ClaimRecord claim) {
        List<ClaimRecord> log = logs.get(partition);
        log.add(claim);
        partitions.get(partition).take(List.of(new ClaimPartition.Written(claim, Instant.EPOCH)), log.size());
        return log.size() - 1L;
    }

    private Claim claim(String id) {
        return claim(id, "x", 0);
    }

    private Claim claim(String id, String fingerprint, long offset) {
        return claims.claim(entry(id, fingerprint), origin(offset));
    }

    private static JournalEntry entry(String id, String fingerprint) {
        return new JournalEntry(new RequestId(id), fingerprint, Instant.EPOCH);
    }

    private static RecordSource origin(long offset) {
        return new RecordSource("auth.requested.v1", 0, offset, Instant.EPOCH);
    }

    /** Returns an id whose claims are on that partition. */
    private static String id(int partition, int number) {
        return IntStream.range(0, 1_000)
                .mapToObj(i -> "r-" + i)
                .filter(id -> ClaimRecord.of(entry(id, "x"), origin(0)).partition(PARTITIONS) == partition)
                .skip(number)
                .findFirst()
                .orElseThrow();
    }

    private static Verdict verdict(Claim claim) throws InterruptedException {
        return claim.await();
    }

    /** Lets the time of a claim pass before its verdict. */
    private void timeOut(Claim claim) throws InterruptedException {
        pass(WITHIN);
        assertThat(verdict(claim)).isEqualTo(Verdict.UNDECIDED);
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    /** Takes the partition down, and lets one claim and the probe after it time out. */
    private void beginOutage() throws InterruptedException {
        down.add(0);
        timeOut(claim(id(0, 0)));
        timeOut(claim(id(0, 1)));
        written.clear();
    }

    private void assertUndecidedAtOnce(Claim claim) throws InterruptedException {
        assertThat(claim.isLost()).as("a call would be useless").isTrue();
        assertThat(verdict(claim)).isEqualTo(Verdict.UNDECIDED);
    }

    @Test
    void afterATimeOutOnlyOneClaimAtATimeWaits() throws InterruptedException {
        beginOutage();
        Claim probe = claim(id(0, 2));
        assertThat(probe.isLost()).isFalse();

        for (int i = 3; i < 100; i++) {
            pass(Duration.ofMillis(80));
            assertUndecidedAtOnce(claim(id(0, i)));
        }

        assertThat(written).containsExactly(id(0, 2));
    }

    @Test
    void theNextProbeFollowsTheEndOfTheLastOne() throws InterruptedException {
        beginOutage();
        timeOut(claim(id(0, 2)));

        timeOut(claim(id(0, 3)));

        assertThat(written).containsExactly(id(0, 2), id(0, 3));
    }

    @Test
    void aProbeThatIsRefusedIsFollowedByTheNextAfterASecond() throws InterruptedException {
        beginOutage();
        isRefused = true;
        assertThat(verdict(claim(id(0, 2)))).isEqualTo(Verdict.UNDECIDED);

        pass(Duration.ofMillis(999));
        assertUndecidedAtOnce(claim(id(0, 3)));
        pass(Duration.ofMillis(1));
        verdict(claim(id(0, 4)));

        assertThat(written).containsExactly(id(0, 2), id(0, 4));
    }

    /** The partition of its record was given up, for example. */
    @Test
    void aProbeWhoseVerdictNobodyWaitsForDelaysTheNextOneByItsTimeOnly() throws InterruptedException {
        beginOutage();
        claim(id(0, 2));
        pass(WITHIN.minusNanos(1));
        assertUndecidedAtOnce(claim(id(0, 3)));

        pass(Duration.ofNanos(1));

        assertThat(claim(id(0, 3)).isLost()).isFalse();
    }

    @Test
    void theOutageEndsWithTheFirstClaimThatIsDecided() throws InterruptedException {
        beginOutage();
        down.clear();

        for (int i = 2; i < 50; i++) {
            assertThat(verdict(claim(id(0, i)))).isEqualTo(Verdict.OWNED);
        }
    }

    @Test
    void idsOfTheOtherPartitionsAreDecided() throws InterruptedException {
        beginOutage();
        claim(id(0, 2));

        assertUndecidedAtOnce(claim(id(0, 3)));
        assertThat(verdict(claim(id(1, 0)))).isEqualTo(Verdict.OWNED);
    }

    /** The producer goes on with a claim after its time, so the claim may be the first one of its id in the log. */
    @Test
    void aClaimThatIsReadAfterItsTimeStillCounts() throws InterruptedException {
        beginOutage();
        claim(id(0, 2));
        append(0, ClaimRecord.of(entry(id(0, 0), "x"), origin(0)));
        written.clear();

        assertThat(verdict(claim(id(0, 0), "x", 0))).isEqualTo(Verdict.OWNED);
        assertThat(verdict(claim(id(0, 0), "x", 1))).isEqualTo(Verdict.DUPLICATE);
        assertThat(verdict(claim(id(0, 0), "y", 2))).isEqualTo(Verdict.CONFLICT);
        assertThat(written).isEmpty();
    }

    /** The claim of the later record comes first in the log, because the earlier record's claim was not written. */
    @Test
    void aRecordThatWroteNoClaimOwnsNothing() throws InterruptedException {
        beginOutage();
        claim(id(0, 2));
        assertUndecidedAtOnce(claim(id(0, 3), "x", 0));
        down.clear();
        pass(WITHIN);

        assertThat(verdict(claim(id(0, 3), "y", 1))).isEqualTo(Verdict.OWNED);
        assertThat(verdict(claim(id(0, 3), "x", 0))).isEqualTo(Verdict.CONFLICT);
    }

    /** It held no slot for long, so others may try. */
    @Test
    void aClaimThatIsRefusedAtOnceBeginsNoOutage() throws InterruptedException {
        isRefused = true;
        verdict(claim(id(0, 0)));
        verdict(claim(id(0, 1)));

        assertThat(written).hasSize(2);
    }

    @Test
    void aClaimThatIsWrittenInTimeButJudgedLateBeginsNoOutage() throws InterruptedException {
        Claim claim = claim(id(0, 0));
        pass(Duration.ofSeconds(20));
        assertThat(verdict(claim)).isEqualTo(Verdict.OWNED);

        assertThat(verdict(claim(id(0, 1)))).isEqualTo(Verdict.OWNED);
        assertThat(verdict(claim(id(0, 2)))).isEqualTo(Verdict.OWNED);
    }
}
