package io.authflow.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.cognito.testing.TestPool;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.UserRef;
import io.authflow.contracts.event.Envelope;
import io.authflow.contracts.event.EventRecord;
import io.authflow.contracts.event.UserFound;
import io.authflow.messaging.testing.RunningService;
import io.authflow.messaging.testing.TestBroker;
import io.authflow.messaging.testing.TestKeys;
import io.authflow.messaging.testing.WireRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The service's own application on a real broker, with the real SDK. */
class LoginServiceIT {
    private static final TestKeys KEYS = new TestKeys();

    private static TestBroker broker;
    private static TestPool pool;
    private static RunningService service;

    @BeforeAll
    static void start() {
        broker = new TestBroker();
        pool = new TestPool();
        List<String> settings = new ArrayList<>(pool.arguments());
        settings.addAll(KEYS.arguments("login"));
        service = RunningService.start(LoginServiceApplication.application(), broker, settings);
    }

    @AfterAll
    static void stop() {
        service.close();
        pool.close();
        broker.close();
    }

    @Test
    void logsIn() {
        pool.addConfirmed("known");
        broker.publish(EventRecord.of(
                new UserFound(new RequestId("r1"), "known", KEYS.password("r1", "known", TestPool.PASSWORD), 120),
                envelope("auth.user-found.v1", "r1")));

        WireRecord loggedIn = broker.await("auth.logged-in.v1", "r1");
        assertThat(loggedIn.field("username")).isEqualTo("known");
    }

    private static Envelope envelope(String type, String requestId) {
        return new Envelope(
                "cause-of-" + requestId,
                "/test",
                type,
                Instant.EPOCH,
                new UserRef("u".repeat(43)),
                new RequestId(requestId),
                null,
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    }
}
