package io.authflow.messaging.telemetry;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Finds out when the wall clock is set back. Kafka's clients measure heartbeats, back-offs and time-outs by the wall
 * clock. If it is set back by an hour, they do nothing for an hour. The group then excludes the consumer, which does not
 * notice. Only new clients repair this.
 *
 * @see <a href="https://github.com/apache/kafka/blob/4.2/clients/src/main/java/org/apache/kafka/common/utils/Time.java">the
 *     clients' clock: milliseconds() is the wall clock</a>
 */
final class ClockWatch implements AutoCloseable {
    /** Each consumer survives a shorter step. The shortest session lasts 6 s, with a heartbeat each 1.5 s (the scheduler). */
    static final Duration SET_BACK_MAX = Duration.ofSeconds(3);

    private static final long LOOK_EACH_MILLIS = 1_000;

    private final ServiceLiveness liveness;
    private final LongSupplier wallMillis;
    private final LongSupplier nanoTime;
    private final Thread thread = new Thread(this::follow, "clock-watch");
    private long wallBefore;
    private long nanosBefore;

    /**
     * @param wallMillis reads the wall clock, in milliseconds
     * @param nanoTime reads the monotonic clock, in nanoseconds
     */
    ClockWatch(ServiceLiveness liveness, LongSupplier wallMillis, LongSupplier nanoTime) {
        this.liveness = liveness;
        this.wallMillis = wallMillis;
        this.nanoTime = nanoTime;
        this.wallBefore = wallMillis.getAsLong();
        this.nanosBefore = nanoTime.getAsLong();
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    private void follow() {
        try {
            while (true) {
                Thread.sleep(LOOK_EACH_MILLIS);
                look();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** Compares the clocks. A slow correction of the wall clock is no step. */
    void look() {
        long wall = wallMillis.getAsLong();
        long nanos = nanoTime.getAsLong();
        long back = TimeUnit.NANOSECONDS.toMillis(nanos - nanosBefore) - (wall - wallBefore);
        wallBefore = wall;
        nanosBefore = nanos;
        if (back > SET_BACK_MAX.toMillis()) {
            liveness.broken("the wall clock was set back by " + back + " ms, so Kafka's clients wait as long");
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
