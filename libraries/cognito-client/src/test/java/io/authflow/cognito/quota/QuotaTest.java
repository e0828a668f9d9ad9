package io.authflow.cognito.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests quotas in virtual time. It starts 1 s before {@code nanoTime} overflows. */
class QuotaTest {
    private static final Duration NO_WAIT = Duration.ZERO;
    private static final Duration LONG_WAIT = Duration.ofSeconds(10);

    private final VirtualNanoClock clock = new VirtualNanoClock();
    private final Quota quota = new Quota(25, clock);

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    @Test
    void startsEmpty() {
        assertThat(quota.acquire(NO_WAIT)).isFalse();
    }

    @Test
    void givesAPermitEachInterval() {
        clock.advance(Duration.ofMillis(40));

        assertThat(quota.acquire(NO_WAIT)).isTrue();
        assertThat(quota.acquire(NO_WAIT)).isFalse();
    }

    @Test
    void waitsForAPermitThatIsDueSoonEnough() {
        long start = clock.nanoTime();

        assertThat(quota.acquire(Duration.ofMillis(40))).isTrue();
        assertThat(clock.nanoTime() - start).isEqualTo(Duration.ofMillis(40).toNanos());
    }

    @Test
    void doesNotWaitForAPermitThatIsDueTooLate() {
        long start = clock.nanoTime();

        assertThat(quota.acquire(Duration.ofMillis(39))).isFalse();
        assertThat(clock.nanoTime()).isEqualTo(start);
    }

    @Test
    void aRefusalTakesNoPermit() {
        quota.acquire(NO_WAIT);
        quota.acquire(NO_WAIT);

        assertThat(quota.acquire(Duration.ofMillis(40))).isTrue();
    }

    @Test
    void keepsTheRateOverALongRun() {
        long start = clock.nanoTime();
        for (int i = 0; i < 250; i++) {
            quota.acquire(LONG_WAIT);
        }

        assertThat(clock.nanoTime() - start).isEqualTo(Duration.ofSeconds(10).toNanos());
    }

    @Test
    void savesUpNoMoreThanATenthOfASecond() {
        clock.advance(Duration.ofHours(1));

        assertThat(permitsAtOnce()).isEqualTo(3);
    }

    @Test
    void givesItsShareOnly() {
        quota.share(0.5);
        long start = clock.nanoTime();
        for (int i = 0; i < 25; i++) {
            quota.acquire(LONG_WAIT);
        }

        assertThat(clock.nanoTime() - start).isEqualTo(Duration.ofSeconds(2).toNanos());
    }

    @Test
    void isEmptyAfterANewShare() {
        clock.advance(Duration.ofHours(1));

        quota.share(1);

        assertThat(quota.acquire(NO_WAIT)).isFalse();
    }

    @Test
    void givesNothingWithoutAShare() {
        quota.share(0);
        clock.advance(Duration.ofHours(1));

        assertThat(quota.acquire(LONG_WAIT)).isFalse();
    }

    @Test
    void givesAgainWhenAShareComesBack() {
        quota.share(0);
        quota.share(1);

        assertThat(quota.acquire(LONG_WAIT)).isTrue();
    }

    @Test
    void givesNothingToAThreadThatIsInterrupted() {
        clock.interruptWaits();

        assertThat(quota.acquire(LONG_WAIT)).isFalse();
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void givesNothingToAProcessThatWasFrozen() {
        clock.freezeInNextWait(Duration.ofSeconds(15));

        assertThat(quota.acquire(Duration.ofSeconds(10))).isFalse();
        assertThat(quota.acquire(Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void isUnlimitedWithoutARate() {
        InstanceQuotas quotas = new InstanceQuotas(QuotaSettings.off().withRate(QuotaCategory.USER_UPDATE, 25), clock);

        assertThat(quotas.acquire(QuotaCategory.USER_READ)).isTrue();
    }

    @Test
    void isUnlimitedWhenTurnedOff() {
        InstanceQuotas quotas = new InstanceQuotas(
                new QuotaSettings(false, QuotaSettings.defaults().ratesPerSecond(), NO_WAIT), clock);

        assertThat(quotas.acquire(QuotaCategory.USER_UPDATE)).isTrue();
    }

    @Test
    void categoriesDoNotUseUpEachOther() {
        InstanceQuotas quotas = new InstanceQuotas(
                new QuotaSettings(true, QuotaSettings.defaults().ratesPerSecond(), NO_WAIT), clock);
        clock.advance(Duration.ofMillis(10));

        assertThat(quotas.acquire(QuotaCategory.USER_READ)).isTrue();
        assertThat(quotas.acquire(QuotaCategory.USER_TOKEN)).isTrue();
        assertThat(quotas.acquire(QuotaCategory.USER_UPDATE)).isFalse();
    }

    @Test
    void aShareIsOfAllPartitions() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InstanceQuotas(QuotaSettings.defaults(), clock).share(7, 6))
                .withMessageContaining("7 of 6 partitions");
    }

    /** A second consumer sets the share while the first is still setting its own. */
    @Test
    void allCategoriesHaveTheShareOfOneCall() {
        HandOver handOver = new HandOver();
        InstanceQuotas quotas = new InstanceQuotas(QuotaSettings.defaults(), handOver);
        handOver.onceAsked(2, () -> quotas.share(6, 6));

        quotas.share(3, 6);
        handOver.join();

        Map<QuotaCategory, Double> rates = quotas.rates();
        assertThat(rates.keySet())
                .extracting(category -> rates.get(category) / category.defaultRate())
                .containsOnly(1.0);
    }

    /**
     * A clock that lets another thread run when a quota asks for the time. The quota continues when the other thread
     * ends or is blocked.
     */
    private static final class HandOver implements NanoClock {
        private int countdown = -1;
        private Thread other = new Thread();

        void onceAsked(int times, Runnable run) {
            countdown = times;
            other = new Thread(run);
        }

        @Override
        public long nanoTime() {
            if (Thread.currentThread() != other && countdown > 0 && --countdown == 0) {
                other.start();
                while (other.getState() != Thread.State.BLOCKED && other.isAlive()) {
                    Thread.onSpinWait();
                }
            }
            return 0;
        }

        void join() {
            try {
                other.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void await(long nanos) {
            // over
        }
    }

    private int permitsAtOnce() {
        int permits = 0;
        while (quota.acquire(NO_WAIT)) {
            permits++;
        }
        return permits;
    }
}
