package io.authflow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.e2e.wire.Flow;
import io.authflow.e2e.wire.Topics;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that pending logouts survive a restart of the broker, and of all parts. */
@InEachEnvironment
class RestartsIT {
    private static final int SECONDS = 3;

    private final Suite suite;

    RestartsIT(Suite suite) {
        this.suite = suite;
    }

    @Test
    void logsOutAfterEverythingIsStartedAgain() {
        List<String> requests = openSessions();

        suite.authflow().restartAll();

        assertEndedOnce(requests);
    }

    @Test
    void logsOutAfterTheBrokerIsStartedAgain() {
        List<String> open = openSessions();
        String onItsWay = suite.requests().publish(suite.newUser(), suite.newPassword(), SECONDS);

        suite.authflow().restartBroker();
        String afterwards = suite.requests().publish(suite.newUser(), suite.newPassword(), 1);

        assertEndedOnce(
                Stream.concat(open.stream(), Stream.of(onItsWay, afterwards)).toList());
    }

    /** One session of a sign-up and one of a login. */
    private List<String> openSessions() {
        String user = suite.newUser();
        String password = suite.newPassword();
        suite.pool().users().confirmed(user, password);
        List<String> requests = List.of(
                suite.requests().publish(user, password, SECONDS),
                suite.requests().publish(suite.newUser(), password, SECONDS));
        requests.forEach(id -> suite.awaitUntil(id, Flow::isOpen));
        return requests;
    }

    private void assertEndedOnce(List<String> requests) {
        assertThat(requests.stream().map(suite::awaitEnd)).allSatisfy(flow -> {
            assertThat(flow.terminals()).hasSize(1);
            assertThat(flow.only(Topics.LOGGED_OUT).appendedAt()).isAfterOrEqualTo(flow.due());
        });
    }
}
