package io.authflow.logout;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.cognito.testing.TestPool;
import io.authflow.contracts.LogoutBy;
import io.authflow.contracts.Sealed;
import io.authflow.contracts.event.LoggedIn;
import io.authflow.localcognito.ledger.Kind;
import io.authflow.messaging.testing.RunningService;
import io.authflow.messaging.testing.TestBroker;
import io.authflow.messaging.testing.TestFlow;
import io.authflow.messaging.testing.TestKeys;
import io.authflow.sealing.SealContext.Purpose;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;

/** Tests the two ways to log out with a token, which travels sealed. */
class LogoutByTokenIT {
    private static final String USER = "user@example.com";

    @TempDir
    Path state;

    @ParameterizedTest
    @EnumSource(value = LogoutBy.class, mode = EnumSource.Mode.EXCLUDE, names = "USERNAME")
    void endsTheSessionWithItsToken(LogoutBy by) {
        TestKeys keys = new TestKeys();
        try (TestBroker broker = new TestBroker();
                TestPool pool = new TestPool();
                RunningService service = started(by, keys, broker, pool)) {
            pool.addConfirmed(USER);
            AuthenticationResultType tokens = pool.logIn(USER);
            boolean access = by == LogoutBy.ACCESS_TOKEN;
            Sealed sealed = keys.seal(
                    access ? tokens.accessToken() : tokens.refreshToken(), "logout", Purpose.LOGOUT_TOKEN, "r1", USER);

            broker.publish(TestFlow.record(new LoggedIn(TestFlow.id("r1"), USER, sealed, 3600, 1)));

            assertThat(broker.await("auth.logged-out.v1", "r1").field("logout")).isEqualTo("success");
            assertThat(pool.ledger(USER)).anySatisfy(entry -> {
                assertThat(entry.kind()).isEqualTo(access ? Kind.SIGNED_OUT : Kind.TOKEN_REVOKED);
                assertThat(entry.operation()).isEqualTo(access ? "GlobalSignOut" : "RevokeToken");
            });
        }
    }

    private RunningService started(LogoutBy by, TestKeys keys, TestBroker broker, TestPool pool) {
        List<String> settings = new ArrayList<>(pool.arguments());
        settings.addAll(keys.arguments("logout"));
        return RunningService.start(
                LogoutServiceApplication.application(),
                broker,
                settings,
                "--authflow.logout.by=" + by.wireName(),
                "--authflow.scheduler.state-directory=" + state);
    }
}
