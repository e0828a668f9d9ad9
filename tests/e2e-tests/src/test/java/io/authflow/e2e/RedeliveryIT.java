package io.authflow.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.authflow.e2e.wire.Flow;
import io.authflow.e2e.wire.Groups;
import io.authflow.e2e.wire.RawRecord;
import io.authflow.e2e.wire.Topics;
import io.authflow.localcognito.ledger.Kind;
import io.authflow.localcognito.ledger.LedgerRecord;
import io.authflow.localrun.FlowService;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Checks that a record has no second effect if it is delivered or sent again, even after its session has ended. */
@InEachEnvironment
class RedeliveryIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Suite suite;

    RedeliveryIT(Suite suite) {
        this.suite = suite;
    }

    @Test
    void opensOneSessionThoughTheRequestIsDeliveredTwice() {
        String user = suite.newUser();
        String password = suite.newPassword();
        suite.pool().users().confirmed(user, password);
        String request = suite.requests().publish(user, password, 1);
        suite.awaitEnd(request);
        RawRecord asked = asked(request);

        again(FlowService.CHECK, Groups.CHECK, asked);

        assertThat(suite.flow(request).on(Topics.USER_FOUND)).hasSize(1);
        assertAllSessionsEnded(user, 1);
    }

    @Test
    void signsUpAndLogsInOnceThoughToldTwice() {
        String existing = suite.newUser();
        String password = suite.newPassword();
        suite.pool().users().confirmed(existing, password);
        String newcomer = suite.newUser();
        String login = suite.requests().publish(existing, password, 1);
        String signup = suite.requests().publish(newcomer, password, 1);
        Flow loggedIn = suite.awaitEnd(login);
        Flow signedUp = suite.awaitEnd(signup);

        again(FlowService.SIGNUP, Groups.SIGNUP, signedUp.only(Topics.USER_NOT_FOUND));
        again(FlowService.LOGIN, Groups.LOGIN, loggedIn.only(Topics.USER_FOUND));

        assertThat(suite.flow(signup).on(Topics.SIGNED_UP)).hasSize(1);
        assertThat(suite.flow(login).on(Topics.LOGGED_IN)).hasSize(1);
        assertThat(suite.pool().ledgerOf(newcomer, Kind.USER_CREATED)).hasSize(1);
        assertAllSessionsEnded(existing, 1);
    }

    @Test
    void refusesOnceThoughToldTwice() {
        String request = suite.requests().publish(suite.newUser(), "short", 1);
        Flow refused = suite.awaitEnd(request);

        again(FlowService.SIGNUP, Groups.SIGNUP, refused.only(Topics.USER_NOT_FOUND));

        assertThat(suite.flow(request).terminals()).hasSize(1);
    }

    @Test
    void firesAndLogsOutOnceThoughToldTwice() {
        String request = suite.requests().publish(suite.newUser(), suite.newPassword(), 1);
        Flow ended = suite.awaitEnd(request);
        RawRecord opening = ended.only(Topics.SIGNED_UP);

        suite.authflow().stop(FlowService.LOGOUT);
        suite.groups().setBackTo(Groups.SCHEDULER, opening);
        suite.groups().setBackTo(Groups.LOGOUT, ended.only(Topics.LOGOUT_DUE));
        suite.authflow().start(FlowService.LOGOUT);
        await().atMost(PATIENCE).until(() -> suite.groups().isPast(Groups.SCHEDULER, opening));
        await().atMost(PATIENCE).until(() -> suite.groups().isPast(Groups.LOGOUT, ended.only(Topics.LOGOUT_DUE)));

        assertThat(suite.flow(request).on(Topics.LOGOUT_DUE)).hasSize(1);
        assertThat(suite.flow(request).terminals()).hasSize(1);
    }

    @Test
    void aRequestThatIsSentAgainHasNoSecondEffect() {
        String user = suite.newUser();
        String password = suite.newPassword();
        suite.pool().users().confirmed(user, password);
        String request = suite.requests().publish(user, password, 1);
        suite.awaitEnd(request);
        RawRecord asked = asked(request);

        RecordMetadata sentAgain =
                suite.requests().publish(request, asked.kafka().value(), Map.of());
        TopicPartition partition = new TopicPartition(sentAgain.topic(), sentAgain.partition());
        await().atMost(PATIENCE)
                .until(() -> suite.groups().isPast(Groups.CHECK, Map.of(partition, sentAgain.offset())));

        assertThat(suite.flow(request).topics())
                .containsExactlyInAnyOrder(Topics.USER_FOUND, Topics.LOGGED_IN, Topics.LOGOUT_DUE, Topics.LOGGED_OUT);
        assertAllSessionsEnded(user, 1);
    }

    private RawRecord asked(String request) {
        return suite.awaitRecord(one -> one.topic().equals(Topics.REQUESTED)
                && one.key().filter(request::equals).isPresent());
    }

    /** Delivers what the service has had, and waits until it has had it again. */
    private void again(FlowService service, String group, RawRecord first) {
        suite.authflow().stop(service);
        suite.groups().setBackTo(group, first);
        suite.authflow().start(service);
        await().atMost(PATIENCE).until(() -> suite.groups().isPast(group, first));
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
}
