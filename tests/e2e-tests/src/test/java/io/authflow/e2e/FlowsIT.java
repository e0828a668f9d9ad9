package io.authflow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.e2e.environment.PoolUsers;
import io.authflow.e2e.environment.TestPool;
import io.authflow.e2e.wire.Flow;
import io.authflow.e2e.wire.RawRecord;
import io.authflow.e2e.wire.Topics;
import io.authflow.localcognito.ledger.Kind;
import io.authflow.localcognito.ledger.LedgerRecord;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks every path of a request, each with the end that fits the kind of user. */
@InEachEnvironment
class FlowsIT {
    private final Suite suite;
    private final TestPool pool;

    FlowsIT(Suite suite) {
        this.suite = suite;
        this.pool = suite.pool();
    }

    @Test
    void signsUpAUserWhoIsNotThereAndEndsTheSession() {
        String user = suite.newUser();

        Flow flow = suite.awaitEnd(suite.requests().publish(user, suite.newPassword(), 1));

        assertThat(flow.topics())
                .containsExactlyInAnyOrder(
                        Topics.USER_NOT_FOUND, Topics.SIGNED_UP, Topics.LOGOUT_DUE, Topics.LOGGED_OUT);
        assertThat(flow.only(Topics.LOGGED_OUT).field("signup")).isEqualTo("created_and_confirmed");
        assertThat(flow.only(Topics.LOGGED_OUT).field("logout")).isEqualTo("success");
        assertThat(changesOf(user)).containsExactly(Kind.USER_CREATED, Kind.USER_CONFIRMED, Kind.SIGNED_OUT);
    }

    @Test
    void logsInAUserWhoIsThereAndEndsTheSession() {
        String user = suite.newUser();
        String password = suite.newPassword();
        pool.users().confirmed(user, password);

        Flow flow = suite.awaitEnd(suite.requests().publish(user, password, 1));

        assertThat(flow.topics())
                .containsExactlyInAnyOrder(Topics.USER_FOUND, Topics.LOGGED_IN, Topics.LOGOUT_DUE, Topics.LOGGED_OUT);
        assertThat(flow.only(Topics.LOGGED_OUT).field("logout")).isEqualTo("success");
        assertThat(flow.only(Topics.LOGGED_OUT).json().has("signup")).isFalse();
        assertThat(onlyEnded(user)).containsExactly(onlySession(user));
    }

    @Test
    void endsASessionThatWasExtendedAsSoonAsAskedTo() {
        String requestId = suite.requests().publish(suite.newUser(), suite.newPassword(), 3_600);
        suite.awaitUntil(requestId, Flow::isOpen);

        suite.requests().publishChange(requestId, "\"action\": \"extend\", \"seconds\": 60");
        suite.requests().publishChange(requestId, "\"action\": \"end\"");

        Flow flow = suite.awaitEnd(requestId);
        assertThat(flow.on(Topics.SESSION_CHANGED))
                .extracting(answer -> answer.field("outcome"))
                .containsExactly("extended", "ended");
        assertThat(flow.only(Topics.LOGOUT_DUE).field("dueAt"))
                .isEqualTo(flow.on(Topics.SESSION_CHANGED).get(1).field("dueAt"));
    }

    static Stream<Arguments> usersWhoCannotLogIn() {
        return Stream.of(
                Arguments.of(
                        "wrong password",
                        (Maker) (users, name, password) -> users.confirmed(name, password + "x"),
                        "NOT_AUTHORIZED"),
                Arguments.of("disabled", (Maker) PoolUsers::disabled, "NOT_AUTHORIZED"),
                Arguments.of("unconfirmed", (Maker) PoolUsers::unconfirmed, "USER_NOT_CONFIRMED"),
                Arguments.of("has to choose a new password", (Maker) PoolUsers::invited, "CHALLENGE_REQUIRED"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("usersWhoCannotLogIn")
    void refusesAtLoginAndOpensNoSession(String why, Maker maker, String code) {
        String user = suite.newUser();
        String password = suite.newPassword();
        maker.make(pool.users(), user, password);

        Flow flow = suite.awaitEnd(suite.requests().publish(user, password, 1));

        assertThat(flow.topics()).containsExactlyInAnyOrder(Topics.USER_FOUND, Topics.FAILED);
        RawRecord failed = flow.only(Topics.FAILED);
        assertThat(List.of(failed.field("step"), failed.field("code"), failed.field("loginError")))
                .containsExactly("login", code, code);
        assertThat(changesOf(user)).doesNotContain(Kind.LOGIN, Kind.SIGNED_OUT);
    }

    @Test
    void signsUpOnceWhereTwoRequestsMeet() {
        String user = suite.newUser();
        String password = suite.newPassword();

        List<Flow> flows = Stream.of(
                        suite.requests().publish(user, password, 1),
                        suite.requests().publish(user, password, 1))
                .toList()
                .stream()
                .map(suite::awaitEnd)
                .toList();

        assertThat(flows).allSatisfy(flow -> assertThat(flow.terminals()).hasSize(1));
        assertThat(flows.stream().filter(flow -> flow.has(Topics.SIGNED_UP))).hasSize(1);
        assertThat(pool.ledgerOf(user, Kind.USER_CREATED)).hasSize(1);
    }

    @Test
    void givesEachRequestTheLengthThatItAsksFor() {
        String shorter = suite.requests().publish(suite.newUser(), suite.newPassword(), 1);
        String longer = suite.requests().publish(suite.newUser(), suite.newPassword(), 3);

        List<Flow> flows = Stream.of(shorter, longer).map(suite::awaitEnd).toList();

        assertThat(flows).allSatisfy(flow -> {
            RawRecord loggedOut = flow.only(Topics.LOGGED_OUT);
            Instant openedAt = flow.only(Topics.SIGNED_UP).appendedAt();
            assertThat(Instant.parse(loggedOut.field("openedAt"))).isEqualTo(openedAt);
            assertThat(Instant.parse(loggedOut.field("dueAt"))).isEqualTo(flow.due());
            assertThat(flow.only(Topics.LOGOUT_DUE).appendedAt()).isAfterOrEqualTo(flow.due());
            assertThat(Instant.parse(loggedOut.field("endedAt"))).isAfterOrEqualTo(flow.due());
        });
        assertThat(flows)
                .extracting(flow -> flow.only(Topics.SIGNED_UP)
                        .json()
                        .path("sessionSeconds")
                        .asInt())
                .containsExactly(1, 3);
    }

    @Test
    void takesTheInputOfTheWorkflowThatItReplaces() {
        suite.requests().publish(null, """
                {"username": "test@example.com", "password": "%s"}""".formatted(suite.remember("testpassword123")));

        String requestId = suite.awaitRecord(one -> one.topic().equals(Topics.USER_NOT_FOUND)
                        && one.field("username").equals("test@example.com"))
                .header("ce_correlationid")
                .orElseThrow();
        Flow flow = suite.awaitEnd(requestId);

        assertThat(flow.topics())
                .containsExactlyInAnyOrder(
                        Topics.USER_NOT_FOUND, Topics.SIGNED_UP, Topics.LOGOUT_DUE, Topics.LOGGED_OUT);
        assertThat(flow.only(Topics.USER_NOT_FOUND).json().path("userExists").asBoolean(true))
                .isFalse();
    }

    private List<Kind> changesOf(String user) {
        return pool.ledger().stream()
                .filter(entry -> user.equals(entry.username()))
                .map(LedgerRecord::kind)
                .filter(Kind::changesState)
                .toList();
    }

    private String onlySession(String user) {
        return pool.ledgerOf(user, Kind.LOGIN).stream()
                .map(entry -> entry.session().sessionId())
                .reduce((one, other) -> "more than one")
                .orElse("none");
    }

    private List<String> onlyEnded(String user) {
        return pool.ledgerOf(user, Kind.SIGNED_OUT).stream()
                .flatMap(entry -> entry.ended().stream())
                .toList();
    }

    /** Makes a user of some kind. */
    @FunctionalInterface
    interface Maker {
        void make(PoolUsers users, String username, String password);
    }
}
