package io.authflow.delayedmessages.start;

import io.authflow.delayedmessages.engine.OwnerClock;
import io.authflow.delayedmessages.settings.DelayedMessagesSettings;
import io.authflow.delayedmessages.settings.UnfitTopicsException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the brokers' clock, so that timers fire on time by the append times of the topics, even if this machine's wall
 * clock is wrong. Asks a broker at the start, each minute, and when the wall clock steps: then the machine may have been
 * suspended, and its monotonic clock with it.
 */
public final class BrokerClock implements OwnerClock, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(BrokerClock.class);
    private static final long LOOK_EACH_MILLIS = 1_000;
    private static final Duration ASK_AGAIN_AFTER = Duration.ofMillis(200);
    private static final Duration ASK_EACH = Duration.ofMinutes(1);
    /** A correction of the wall clock is slower: NTP slews it by 0.5 ms a second at most. */
    private static final long STEP_MILLIS = 20;

    private final Question question;
    private final Duration firstWithin;
    private final LongSupplier wallMillis;
    private final LongSupplier nanoTime;
    private final BrokerTime time = new BrokerTime();
    private final Thread thread = new Thread(this::follow, "broker-clock");
    private long askedAt;
    private long stepsAt;
    private boolean isUnanswered;

    /** Asks a broker for its time. Used by one thread at a time. */
    interface Question extends AutoCloseable {
        /**
         * Returns the append time of a record that the broker appended now, in milliseconds since the epoch.
         *
         * @throws RuntimeException if no broker answers; the next call begins anew
         */
        long ask();

        @Override
        void close();
    }

    public BrokerClock(DelayedMessagesSettings settings) {
        this(
                new AbortedRecord(settings),
                settings.engine().topicCheckTimeout(),
                System::currentTimeMillis,
                System::nanoTime);
    }

    BrokerClock(Question question, Duration firstWithin, LongSupplier wallMillis, LongSupplier nanoTime) {
        this.question = question;
        this.firstWithin = firstWithin;
        this.wallMillis = wallMillis;
        this.nanoTime = nanoTime;
        thread.setDaemon(true);
    }

    /**
     * Waits for the first answer, and follows the brokers' clock from then on.
     *
     * @throws UnfitTopicsException if no broker answers within the timeout of the topic check
     */
    public void start() {
        long deadline = nanoTime.getAsLong() + firstWithin.toNanos();
        RuntimeException why = ask();
        while (why != null) {
            if (nanoTime.getAsLong() - deadline > 0) {
                throw new UnfitTopicsException(
                        "No broker says what time it is, because of "
                                + why.getClass().getSimpleName()
                                + "; check that the brokers are reachable, and that the scheduler may write to the due"
                                + " topic in transactions",
                        why);
            }
            LockSupport.parkNanos(ASK_AGAIN_AFTER.toNanos());
            why = ask();
        }
        if (thread.getState() == Thread.State.NEW) {
            thread.start();
        }
    }

    @Override
    public long millis(long ignored) {
        synchronized (time) {
            return time.at(nanoTime.getAsLong());
        }
    }

    private void follow() {
        try {
            while (true) {
                Thread.sleep(LOOK_EACH_MILLIS);
                look();
            }
        } catch (InterruptedException | InterruptException closed) {
            Thread.interrupted(); // an interrupted thread cannot close a producer
            question.close();
        }
    }

    /** Asks if the wall clock has stepped, or if the latest answer is old. */
    void look() {
        long nanos = nanoTime.getAsLong();
        boolean hasStepped = Math.abs(wallAhead(nanos) - stepsAt) > STEP_MILLIS;
        if (hasStepped || isUnanswered || nanos - askedAt > ASK_EACH.toNanos()) {
            ask();
        }
    }

    private long wallAhead(long nanos) {
        return wallMillis.getAsLong() - TimeUnit.NANOSECONDS.toMillis(nanos);
    }

    /** @return why no broker answered; null if one did */
    private @Nullable RuntimeException ask() {
        long asked = nanoTime.getAsLong();
        askedAt = asked;
        stepsAt = wallAhead(asked);
        try {
            long appendMillis = question.ask();
            long answered = nanoTime.getAsLong();
            synchronized (time) {
                time.answered(asked, appendMillis, answered);
            }
            isUnanswered = false;
            return null;
        } catch (InterruptException closed) {
            throw closed;
        } catch (RuntimeException e) {
            tell(e);
            isUnanswered = true;
            return e;
        }
    }

    private void tell(RuntimeException why) {
        if (!isUnanswered) {
            log.atWarn()
                    .addKeyValue("exception", why.getClass().getName())
                    .log("No broker says what time it is. The scheduler asks again; timers fire by the latest answer");
        }
    }

    @Override
    public void close() {
        if (thread.isAlive()) {
            thread.interrupt();
        } else {
            question.close();
        }
    }
}
