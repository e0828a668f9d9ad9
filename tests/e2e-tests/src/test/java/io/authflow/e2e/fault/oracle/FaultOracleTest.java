package io.authflow.e2e.fault.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.e2e.fault.load.Asked;
import io.authflow.e2e.fault.load.Asker;
import io.authflow.localcognito.ledger.Kind;
import io.authflow.localcognito.ledger.LedgerRecord;
import io.authflow.localcognito.ledger.SessionRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Checks that the oracle finds each violation in an artificial run, and none in a good one. */
class FaultOracleTest {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant END = BEGIN.plusSeconds(60);
    private static final String ID = "r1";

    private final List<LedgerRecord> ledger = new ArrayList<>(List.of(login("s1", 1), signedOut(11, "s1")));

    @Test
    void findsNothingInAGoodRun() {
        assertThat(judge(RecordedFlow.whole(ID, BEGIN), Asker.KNOWN).violations())
                .isEmpty();
    }

    @Test
    void findsAFlowWithoutAnEnd() {
        assertThat(judge(new RecordedFlow(ID, BEGIN).loggedIn(1), Asker.KNOWN).violations())
                .containsOnlyKeys("not ended once");
    }

    @Test
    void findsASecondEnd() {
        assertThat(judge(RecordedFlow.whole(ID, BEGIN).ended(12), Asker.KNOWN).violations())
                .containsOnlyKeys("not ended once");
    }

    @Test
    void findsAKnownUserWhoIsRefused() {
        ledger.clear();

        assertThat(judge(new RecordedFlow(ID, BEGIN).failed(1, "UNAVAILABLE"), Asker.KNOWN)
                        .violations())
                .containsOnlyKeys("wrong end");
    }

    @Test
    void expectsThatAWrongPasswordIsRefused() {
        ledger.clear();
        RecordedFlow refused = new RecordedFlow(ID, BEGIN).failed(1, "NOT_AUTHORIZED");

        assertThat(judge(refused, Asker.WRONG_PASSWORD).violations()).isEmpty();
    }

    @Test
    void findsASessionThatNobodyEnded() {
        ledger.add(login("orphan", 2));

        assertThat(judge(RecordedFlow.whole(ID, BEGIN), Asker.KNOWN).violations())
                .containsOnlyKeys("session left open");
    }

    @Test
    void findsAnEarlyEnd() {
        assertThat(judge(new RecordedFlow(ID, BEGIN).loggedIn(1).ended(10), Asker.KNOWN)
                        .violations())
                .containsOnlyKeys("early event");
    }

    @Test
    void findsAnEarlySignOut() {
        ledger.set(1, signedOut(10, "s1"));

        assertThat(judge(RecordedFlow.whole(ID, BEGIN), Asker.KNOWN).violations())
                .containsOnlyKeys("early sign-out");
    }

    @Test
    void findsAnEarlyRevocation() {
        ledger.set(1, entry(Kind.TOKEN_REVOKED, 10, null, List.of("s1")));

        assertThat(judge(RecordedFlow.whole(ID, BEGIN), Asker.KNOWN).violations())
                .containsOnlyKeys("early sign-out");
    }

    @Test
    void findsALateLogout() {
        assertThat(judge(new RecordedFlow(ID, BEGIN).loggedIn(1).ended(30), Asker.KNOWN)
                        .violations())
                .containsOnlyKeys("late after recovery");
    }

    @Test
    void findsARequestThatTheBrokerLost() {
        RecordedFlow flow = RecordedFlow.whole(ID, BEGIN);

        assertThat(oracle(flow, flow.by(Asker.KNOWN), Set.of(ID, "lost"))
                        .judge()
                        .violations())
                .containsOnlyKeys("acknowledged and lost");
    }

    @Test
    void measuresTheTimeWithoutAnyEnd() {
        assertThat(judge(RecordedFlow.whole(ID, BEGIN), Asker.KNOWN).longestStall())
                .isEqualTo(Duration.ofSeconds(11));
        assertThat(judge(new RecordedFlow(ID, BEGIN), Asker.KNOWN).longestStall())
                .isEqualTo(Duration.ofSeconds(60));
    }

    private Verdict judge(RecordedFlow flow, Asker asker) {
        return oracle(flow, flow.by(asker), Set.of(ID)).judge();
    }

    private FaultOracle oracle(RecordedFlow flow, Asked asked, Set<String> acknowledged) {
        return new FaultOracle(flow.records(), ledger, List.of(asked), acknowledged, List.of(), BEGIN, END);
    }

    private static LedgerRecord login(String session, int second) {
        Instant at = BEGIN.plusSeconds(second);
        return entry(Kind.LOGIN, second, new SessionRef(session, "c", "a", "i", at, at, END, END, END), null);
    }

    private static LedgerRecord signedOut(int second, String session) {
        return entry(Kind.SIGNED_OUT, second, null, List.of(session));
    }

    private static LedgerRecord entry(
            Kind kind, int second, @Nullable SessionRef session, @Nullable List<String> ended) {
        return new LedgerRecord(
                second, BEGIN.plusSeconds(second), kind, "any", "p", "c", ID, "sub", session, ended, null, null, null);
    }
}
