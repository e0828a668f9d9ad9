package io.authflow.localcognito;

import static io.authflow.localcognito.TestingClient.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.authflow.localcognito.ledger.Kind;
import io.authflow.localcognito.ledger.Ledger;
import io.authflow.localcognito.ledger.LedgerRecord;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private final SettableClock clock = new SettableClock();
    private final LocalRun run =
            LocalRun.start(LocalCognitoSettings.inMemory().withClock(clock).withLedgerCapacity(10));
    private final TestingClient pool = TestingClient.of(run);
    private final Ledger ledger = run.cognito().ledger();

    @AfterEach
    void close() {
        pool.close();
        run.close();
    }

    @Test
    void tellsASessionFromItsBeginningToItsEnd() {
        String name = pool.newUser();
        pool.login(name);
        pool.login(name);

        pool.adminSignOut(name);

        assertThat(ledger.records())
                .extracting(LedgerRecord::kind)
                .containsExactly(
                        Kind.POOL_CREATED,
                        Kind.CLIENT_CREATED,
                        Kind.USER_CREATED,
                        Kind.USER_CONFIRMED,
                        Kind.LOGIN,
                        Kind.LOGIN,
                        Kind.SIGNED_OUT);
        assertThat(ledger.of(Kind.SIGNED_OUT).get(0).ended())
                .containsExactlyElementsOf(ledger.of(Kind.LOGIN).stream()
                        .map(login -> login.session().sessionId())
                        .toList());
    }

    @Test
    void tellsWhenAndToWhom() {
        String name = pool.newUser();

        LedgerRecord created = ledger.of(Kind.USER_CREATED).get(0);

        assertThat(created.at()).isEqualTo(clock.instant());
        assertThat(created.username()).isEqualTo(name);
        assertThat(created.poolId()).isEqualTo(run.userPoolId());
        assertThat(created.clientId()).isEqualTo(run.client().clientId());
        assertThat(created.operation()).isEqualTo("SignUp");
    }

    @Test
    void tellsARefusalWithItsType() {
        catchThrowable(() -> pool.initiateAuth("nobody", PASSWORD));

        assertThat(ledger.of(Kind.REFUSED)).singleElement().satisfies(refused -> {
            assertThat(refused.operation()).isEqualTo("InitiateAuth");
            assertThat(refused.errorType()).isEqualTo("NotAuthorizedException");
            assertThat(refused.username()).isEqualTo("nobody");
        });
    }

    @Test
    void tellsARevocationOnce() {
        String token = pool.login(pool.newUser()).refreshToken();
        pool.revoke(token);

        pool.revoke(token);

        assertThat(ledger.of(Kind.TOKEN_REVOKED)).hasSize(1);
    }

    @Test
    void keepsTheNewest() {
        String name = pool.newUser();
        LongStream.range(0, 20).forEach(i -> pool.adminSignOut(name));

        List<LedgerRecord> kept = ledger.records();

        assertThat(ledger.size()).isEqualTo(24);
        assertThat(kept)
                .extracting(LedgerRecord::seq)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(15, 24).boxed().toList());
    }
}
