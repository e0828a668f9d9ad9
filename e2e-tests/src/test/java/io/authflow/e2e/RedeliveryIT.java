package io.authflow.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.authflow.cli.launcher.FlowService;
import io.authflow.e2e.wire.Flow;
import io.authflow.e2e.wire.Groups;
import io.authflow.e2e.wire.RawRecord;
import io.authflow.e2e.wire.Topics;
import io.authflow.localcognito.ledger.Kind;
import io.authflow.localcognito.ledger.LedgerRecord;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What is delivered twice has one effect, as far as that is so today: before its session has ended. A copy of an event has the
 * id of the event.
 */
@ExtendWith(SharedSuite.class)
class RedeliveryIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Suite suite;

    RedeliveryIT(Suite suite) {
        this.suite = suite;
    }

    @Test
    void endsASessionOnceThoughItWasAskedForTwice() {
        String user = suite.newUser();
        suite.authflow().stop(FlowService.LOGOUT);
        String request = suite.requests().publish(user, suite.newPassword(), 1);
        RawRecord asked = suite.awaitRecord(one -> one.topic().equals(Topics.REQUESTED)
                && one.key().filter(request::equals).isPresent());
        suite.awaitUntil(request, Flow::isOpen);

        suite.authflow().stop(FlowService.CHECK);
        suite.groups().setBackTo(Groups.CHECK, asked);
        suite.authflow().start(FlowService.CHECK);
        suite.awaitUntil(request, flow -> flow.has(Topics.LOGGED_IN));
        suite.authflow().start(FlowService.LOGOUT);

        Flow flow = suite.awaitEnd(request);
        assertThat(flow.on(Topics.LOGOUT_DUE)).hasSize(1);
        assertThat(suite.pool().ledgerOf(user, Kind.USER_CREATED)).hasSize(1);
        await().atMost(PATIENCE).untilAsserted(() -> assertAllSessionsEnded(user, 1));
    }

    @Test
    void signsUpAndLogsInWithOneEffectThoughToldTwice() {
        String existing = suite.newUser();
        String password = suite.newPassword();
        suite.pool().users().confirmed(existing, password);
        String newcomer = suite.newUser();
        suite.authflow().stop(FlowService.LOGOUT);
        String login = suite.requests().publish(existing, password, 1);
        String signup = suite.requests().publish(newcomer, password, 1);
        List.of(login, signup).forEach(id -> suite.awaitUntil(id, Flow::isOpen));

        suite.authflow().stop(FlowService.SIGNUP, FlowService.LOGIN);
        suite.groups().setBackTo(Groups.SIGNUP, suite.flow(signup).only(Topics.USER_NOT_FOUND));
        suite.groups().setBackTo(Groups.LOGIN, suite.flow(login).only(Topics.USER_FOUND));
        suite.authflow().start(FlowService.SIGNUP, FlowService.LOGIN);
        Flow signedUpTwice =
                suite.awaitUntil(signup, flow -> flow.on(Topics.SIGNED_UP).size() == 2);
        Flow loggedInTwice =
                suite.awaitUntil(login, flow -> flow.on(Topics.LOGGED_IN).size() == 2);
        suite.authflow().start(FlowService.LOGOUT);

        assertThat(ids(signedUpTwice.on(Topics.SIGNED_UP))).hasSize(1);
        assertThat(ids(loggedInTwice.on(Topics.LOGGED_IN))).hasSize(1);
        assertThat(List.of(suite.awaitEnd(login), suite.awaitEnd(signup))).allSatisfy(flow -> {
            assertThat(flow.on(Topics.LOGOUT_DUE)).hasSize(1);
            assertThat(flow.terminals()).hasSize(1);
        });
        assertThat(suite.pool().ledgerOf(newcomer, Kind.USER_CREATED)).hasSize(1);
        await().atMost(PATIENCE).untilAsserted(() -> assertAllSessionsEnded(existing, 2));
    }

    /** The scheduler remembers whom it has called; logout-service does not, but what it says twice has one id. */
    @Test
    void firesOnceAndLogsOutUnderOneIdThoughToldTwice() {
        String request = suite.requests().publish(suite.newUser(), suite.newPassword(), 1);
        Flow ended = suite.awaitEnd(request);
        RawRecord opening = ended.only(Topics.SIGNED_UP);

        suite.authflow().stop(FlowService.LOGOUT);
        suite.groups().setBackTo(Groups.SCHEDULER, opening);
        suite.groups().setBackTo(Groups.LOGOUT, ended.only(Topics.LOGOUT_DUE));
        suite.authflow().start(FlowService.LOGOUT);
        Flow flow = suite.awaitUntil(request, now -> now.terminals().size() == 2);
        await().atMost(PATIENCE).until(() -> suite.groups().isPast(Groups.SCHEDULER, opening));

        assertThat(ids(flow.terminals())).hasSize(1);
        assertThat(suite.flow(request).on(Topics.LOGOUT_DUE)).hasSize(1);
    }

    private void assertAllSessionsEnded(String user, int sessions) {
        List<String> opened = suite.pool().ledgerOf(user, Kind.LOGIN).stream()
                .map(entry -> entry.session().sessionId())
                .toList();
        List<String> ended = suite.pool().ledgerOf(user, Kind.SIGNED_OUT).stream()
                .map(LedgerRecord::ended)
                .flatMap(List::stream)
                .toList();
        assertThat(opened).hasSize(sessions);
        assertThat(ended).containsExactlyInAnyOrderElementsOf(opened);
    }

    private static List<String> ids(List<RawRecord> copies) {
        return copies.stream().map(RawRecord::eventId).distinct().toList();
    }
}
