package io.authflow.delayedmessages.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authflow.delayedmessages.settings.UnfitTopicsException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Checks when a broker is asked for its time. */
class BrokerClockTest {
    private static final Duration FIRST_WITHIN = Duration.ofSeconds(10);
    private static final long IGNORED = 0;

    private final ScriptedBroker broker = new ScriptedBroker();
    private long wallMillis = 5_000_000;
    private long nanos;
    private final BrokerClock clock = new BrokerClock(broker, FIRST_WITHIN, () -> wallMillis, () -> nanos);

    /** Answers with the broker's clock, or not at all. */
    private static final class ScriptedBroker implements BrokerClock.Question {
        private long millis = 1_000_000;
        private int asked;
        private boolean isDown;
        private final CompletableFuture<Boolean> closedInterrupted = new CompletableFuture<>();
        private Runnable whenAsked = () -> {};

        @Override
        public long ask() {
            asked++;
            whenAsked.run();
            if (isDown) {
                throw new TimeoutException("the test says so");
            }
            return millis;
        }

        @Override
        public void close() {
            closedInterrupted.complete(Thread.currentThread().isInterrupted());
        }
    }

    @AfterEach
    void close() {
        clock.close();
    }

    @Test
    void readsTheBrokersTimeAndNotTheWallClock() {
        clock.start();
        pass(Duration.ofSeconds(3));
        wallMillis += Duration.ofHours(1).toMillis();

        assertThat(clock.millis(IGNORED)).isEqualTo(1_003_000);
    }

    @Test
    void asksEachMinute() {
        clock.start();
        for (int i = 0; i < 300; i++) {
            pass(Duration.ofSeconds(1));
            clock.look();
        }

        assertThat(broker.asked).isBetween(5, 6);
    }

    @Test
    void asksAtOnceWhenTheWallClockSteps() {
        clock.start();
        wallMillis += Duration.ofHours(1).toMillis();
        broker.millis += Duration.ofHours(1).toMillis();
        clock.look();
        clock.look();

        assertThat(broker.asked).isEqualTo(2);
        assertThat(clock.millis(IGNORED)).isEqualTo(4_600_000);
    }

    @Test
    void asksAgainAndGoesOnWhileNoBrokerAnswers() {
        clock.start();
        broker.isDown = true;
        for (int i = 0; i < 70; i++) {
            pass(Duration.ofSeconds(1));
            clock.look();
        }

        assertThat(clock.millis(IGNORED)).isEqualTo(1_070_000);
        assertThat(broker.asked).isGreaterThan(5);
    }

    @Test
    void refusesToStartWithoutAnAnswer() {
        broker.isDown = true;
        broker.whenAsked = () -> pass(Duration.ofSeconds(3));

        assertThatThrownBy(clock::start)
                .isInstanceOf(UnfitTopicsException.class)
                .hasMessageContaining("TimeoutException")
                .hasMessageContaining("write to the due topic");
        assertThat(broker.asked).isGreaterThan(2);
    }

    /** Kafka's producer throws if an interrupted thread closes it. */
    @Test
    void closesItsProducerWithoutAnInterrupt() {
        clock.start();

        clock.close();

        assertThat(broker.closedInterrupted)
                .succeedsWithin(Duration.ofMinutes(1))
                .isEqualTo(false);
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
        wallMillis += time.toMillis();
        broker.millis += time.toMillis();
    }
}
