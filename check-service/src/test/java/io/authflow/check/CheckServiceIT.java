package io.authflow.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.cognito.testing.TestPool;
import io.authflow.contracts.KeyedHash;
import io.authflow.messaging.testing.RunningService;
import io.authflow.messaging.testing.TestBroker;
import io.authflow.messaging.testing.TestKeys;
import io.authflow.messaging.testing.WireRecord;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The service's own application on a real broker, with the real SDK. */
class CheckServiceIT {
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
        service = RunningService.start(
                CheckServiceApplication.application(),
                broker,
                settings,
                "--authflow.check.user-ref-key=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "--authflow.check.plain-intake=true");
    }

    @AfterAll
    static void stop() {
        service.close();
        pool.close();
        broker.close();
    }

    @Test
    void knownUserGoesOnToLogin() {
        pool.addConfirmed("known");
        String ref = new KeyedHash(new byte[32]).userRef("known", false).value();

        broker.publish(
                "auth.requested.v1", "{\"requestId\":\"r1\",\"username\":\"known\",\"password\":\"testpassword123\"}");

        WireRecord found = broker.await("auth.user-found.v1", ref);
        assertThat(found.field("requestId")).isEqualTo("r1");
    }
}
