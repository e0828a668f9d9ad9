package io.authflow.localcognito;

import static io.authflow.localcognito.TestingClient.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.authflow.localcognito.settings.ClientCredentials;
import io.authflow.localcognito.settings.ClientSettings;
import io.authflow.localcognito.settings.PoolSettings;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/** Checks behaviour that depends on time, with a clock that the test sets. */
class TimeTest {
    private static final SettableClock CLOCK = new SettableClock();
    private static LocalCognito cognito;
    private static TestingClient pool;

    @BeforeAll
    static void start() {
        cognito = LocalCognito.start(LocalCognitoSettings.inMemory().withClock(CLOCK));
        String poolId = cognito.createPool(PoolSettings.named("timed"));
        ClientCredentials client = cognito.createClient(
                poolId, ClientSettings.withSecret("timed").withValidities(Duration.ofMinutes(5), Duration.ofHours(1)));
        pool = TestingClient.of(cognito, poolId, client);
    }

    @BeforeEach
    void align() {
        CLOCK.toWholeSecond();
    }

    @AfterAll
    static void stop() {
        pool.close();
        cognito.close();
    }

    @Test
    void anAccessTokenLastsToItsLastSecond() {
        AuthenticationResultType tokens = pool.login(pool.newUser());

        CLOCK.advance(Duration.ofSeconds(tokens.expiresIn() - 1));

        assertThat(tokens.expiresIn()).isEqualTo(300);
        assertThat(pool.getUser(tokens.accessToken())).isNotNull();
    }

    @Test
    void anExpiredAccessTokenSignsNobodyOut() {
        String name = pool.newUser();
        AuthenticationResultType tokens = pool.login(name);

        CLOCK.advance(Duration.ofSeconds(300));

        assertThatThrownBy(() -> pool.globalSignOut(tokens.accessToken()))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Access Token has expired");
        assertThat(pool.refresh(tokens.refreshToken(), name)).isNotNull();
    }

    @Test
    void aRefreshTokenExpires() {
        String name = pool.newUser();
        String refreshToken = pool.login(name).refreshToken();

        CLOCK.advance(Duration.ofHours(1));

        assertThatThrownBy(() -> pool.refresh(refreshToken, name))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Refresh Token has expired");
    }

    @Test
    void aRefreshDoesNotProlongTheSession() {
        String name = pool.newUser();
        String refreshToken = pool.login(name).refreshToken();
        CLOCK.advance(Duration.ofMinutes(59));
        pool.refresh(refreshToken, name);

        CLOCK.advance(Duration.ofMinutes(1));

        assertThatExceptionOfType(NotAuthorizedException.class).isThrownBy(() -> pool.refresh(refreshToken, name));
    }

    @Test
    void fiveFailuresLockTheUserOut() {
        String name = pool.newUser();

        fail(name, 5);

        assertLockedOut(name);
    }

    @Test
    void fourFailuresDoNot() {
        String name = pool.newUser();

        fail(name, 4);

        assertThat(pool.login(name)).isNotNull();
    }

    @Test
    void aLockOutEnds() {
        String name = pool.newUser();
        fail(name, 5);

        CLOCK.advance(Duration.ofSeconds(1));

        assertThat(pool.login(name)).isNotNull();
    }

    @Test
    void eachFurtherFailureDoublesTheLockOut() {
        String name = pool.newUser();
        fail(name, 5);
        CLOCK.advance(Duration.ofSeconds(1));
        fail(name, 1);

        CLOCK.advance(Duration.ofMillis(1999));

        assertLockedOut(name);
    }

    @Test
    void attemptsDuringALockOutDoNotCount() {
        String name = pool.newUser();
        fail(name, 5);
        fail(name, 10);

        CLOCK.advance(Duration.ofSeconds(1));

        assertThat(pool.login(name)).isNotNull();
    }

    @Test
    void aRightPasswordForgetsTheFailures() {
        String name = pool.newUser();
        fail(name, 4);
        pool.login(name);

        fail(name, 4);

        assertThat(pool.login(name)).isNotNull();
    }

    private void fail(String name, int times) {
        IntStream.range(0, times)
                .forEach(i -> assertThat(catchThrowable(() -> pool.initiateAuth(name, "Wr0ng-Horse")))
                        .isInstanceOf(NotAuthorizedException.class));
    }

    private void assertLockedOut(String name) {
        assertThatThrownBy(() -> pool.initiateAuth(name, PASSWORD))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Password attempts exceeded");
    }
}
