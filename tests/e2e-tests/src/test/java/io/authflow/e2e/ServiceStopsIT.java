package io.authflow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.e2e.wire.Topics;
import io.authflow.localcognito.ledger.Kind;
import io.authflow.localrun.FlowService;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Checks that a stopped service delays its flows but loses none. */
@InEachEnvironment
class ServiceStopsIT {
    private final Suite suite;

    ServiceStopsIT(Suite suite) {
        this.suite = suite;
    }

    /** With sign-up down, the two requests of the new user both find that there is no such user: a race that one must lose. */
    @ParameterizedTest
    @EnumSource
    void endsEveryFlowOnceTheServiceIsBack(FlowService service) {
        String existing = suite.newUser();
        String password = suite.newPassword();
        suite.pool().users().confirmed(existing, password);
        String newcomer = suite.newUser();

        suite.authflow().stop(service);
        String login = suite.requests().publish(existing, password, 1);
        List<String> signups = Stream.of(1, 2)
                .map(seconds -> suite.requests().publish(newcomer, password, seconds))
                .toList();
        reach(service, login, signups);
        suite.authflow().start(service);

        assertThat(suite.awaitEnd(login).topics())
                .containsExactlyInAnyOrder(Topics.USER_FOUND, Topics.LOGGED_IN, Topics.LOGOUT_DUE, Topics.LOGGED_OUT);
        assertThat(signups.stream().map(suite::awaitEnd))
                .allSatisfy(flow -> assertThat(flow.terminals()).hasSize(1))
                .anySatisfy(flow ->
                        assertThat(flow.only(Topics.LOGGED_OUT).field("signup")).isEqualTo("created_and_confirmed"));
        assertThat(suite.pool().ledgerOf(newcomer, Kind.USER_CREATED)).hasSize(1);
    }

    /** Waits until the requests have come as far as they can. */
    private void reach(FlowService stopped, String login, List<String> signups) {
        switch (stopped) {
            case CHECK -> {}
            case SIGNUP -> signups.forEach(id -> suite.awaitUntil(id, flow -> flow.has(Topics.USER_NOT_FOUND)));
            case LOGIN -> suite.awaitUntil(login, flow -> flow.has(Topics.USER_FOUND));
            case LOGOUT ->
                Stream.concat(Stream.of(login), signups.stream())
                        .forEach(id -> suite.awaitUntil(id, flow -> flow.isOpen() || flow.hasEnded()));
        }
    }
}
