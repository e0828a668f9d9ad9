package io.authflow.localcognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.authflow.localcognito.ledger.Kind;
import io.authflow.localcognito.ledger.LedgerRecord;
import io.authflow.localcognito.quota.QuotaCategory;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TooManyRequestsException;

class QuotaTest {
    private final SettableClock clock = new SettableClock();
    private final LocalRun run = LocalRun.start(LocalCognitoSettings.inMemory().withClock(clock));
    private final TestingClient pool = TestingClient.of(run);

    @AfterEach
    void close() {
        pool.close();
        run.close();
    }

    @Test
    void thereIsNoneByDefault() {
        String name = pool.newUser();

        IntStream.range(0, 30).forEach(i -> pool.adminSignOut(name));

        assertThat(run.cognito().ledger().of(Kind.THROTTLED)).isEmpty();
    }

    @Test
    void throttlesBeyondASecondsWorth() {
        String name = pool.newUser();
        run.cognito().quotas().enforceDefaults();
        IntStream.range(0, 25).forEach(i -> pool.adminSignOut(name));

        assertThatExceptionOfType(TooManyRequestsException.class)
                .isThrownBy(() -> pool.adminSignOut(name))
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(400));
        assertThat(run.cognito().ledger().of(Kind.THROTTLED))
                .extracting(LedgerRecord::operation)
                .containsExactly("AdminUserGlobalSignOut");
    }

    @Test
    void fillsAtItsRate() {
        String name = pool.newUser();
        run.cognito().quotas().enforce(Map.of(QuotaCategory.USER_READ, 10));
        IntStream.range(0, 10).forEach(i -> pool.adminGetUser(name));

        clock.advance(Duration.ofMillis(100));

        assertThat(pool.adminGetUser(name)).isNotNull();
        assertThatExceptionOfType(TooManyRequestsException.class).isThrownBy(() -> pool.adminGetUser(name));
    }

    @Test
    void keepsCategoriesApart() {
        String name = pool.newUser();
        run.cognito().quotas().enforce(Map.of(QuotaCategory.USER_READ, 1, QuotaCategory.USER_UPDATE, 1));
        pool.adminGetUser(name);

        pool.adminSignOut(name);

        assertThat(run.cognito().ledger().of(Kind.THROTTLED)).isEmpty();
    }

    @Test
    void hasNoRateOfZero() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run.cognito().quotas().enforce(Map.of(QuotaCategory.USER_READ, 0)))
                .withMessageContaining("USER_READ");
    }
}
