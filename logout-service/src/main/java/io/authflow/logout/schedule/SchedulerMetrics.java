package io.authflow.logout.schedule;

import io.authflow.delayedmessages.DelayedMessages;
import io.authflow.delayedmessages.message.ChangeOutcome;
import io.authflow.delayedmessages.port.SchedulerListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/**
 * Records the metrics {@code authflow.scheduler.*}. Each instance reports its own partitions, so the sum over all
 * instances covers all partitions.
 */
final class SchedulerMetrics implements SchedulerListener {
    private final MeterRegistry registry;
    private final Timer onTime;
    private final Timer overdue;
    private final Counter threadDeaths;
    private final Counter forwarded;

    SchedulerMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.onTime = lateness(false);
        this.overdue = lateness(true);
        this.threadDeaths = Counter.builder("authflow.scheduler.thread.deaths")
                .description("Scheduler threads that died and were replaced")
                .register(registry);
        this.forwarded = Counter.builder("authflow.scheduler.forwarded")
                .description("Records that were written to another partition than their session's, and sent on to it")
                .register(registry);
    }

    /** Registers the gauges, which read the state of the scheduler. */
    void observe(DelayedMessages scheduler) {
        InstantSource clock = scheduler::now;
        Gauge.builder("authflow.scheduler.ready", scheduler, asked -> asked.isReady() ? 1 : 0)
                .description("1 while the scheduler owns its partitions with their timers restored, else 0")
                .register(registry);
        Gauge.builder("authflow.scheduler.pending", scheduler, DelayedMessages::pendingCount)
                .description("Timers that wait")
                .register(registry);
        Gauge.builder("authflow.scheduler.next.due", scheduler, asked -> secondsTo(asked.nextDue(), clock))
                .description("Time until the next timer is due; negative where it is late, NaN where none waits")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("authflow.scheduler.overdue", scheduler, DelayedMessages::overdueCount)
                .description("Timers that wait to be released after an outage")
                .register(registry);
        Gauge.builder("authflow.scheduler.oldest.overdue", scheduler, asked -> age(asked.oldestOverdue(), clock))
                .description("How late the oldest timer is that waits to be released; 0 where none does")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("authflow.scheduler.drain.time", scheduler, asked -> seconds(asked.drainTime()))
                .description("How long the overdue timers take to leave at the release rate")
                .baseUnit("seconds")
                .register(registry);
    }

    @Override
    public void fired(Duration lateness, boolean isOverdue) {
        (isOverdue ? overdue : onTime).record(lateness);
    }

    @Override
    public void changed(ChangeOutcome.Result result) {
        countChange(result.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public void repeated() {
        countChange("repeated");
    }

    private void countChange(String result) {
        Counter.builder("authflow.scheduler.changes")
                .description("Changes to sessions by what came of them")
                .tag("result", result)
                .register(registry)
                .increment();
    }

    @Override
    public void forwarded() {
        forwarded.increment();
    }

    @Override
    public void threadDied(Throwable failure) {
        threadDeaths.increment();
    }

    private Timer lateness(boolean isOverdue) {
        return LatenessBuckets.timer("authflow.scheduler.lateness")
                .description("From a timer's due time to its firing, by the brokers' clock; includes the clock skew")
                .tag("overdue", String.valueOf(isOverdue))
                .register(registry);
    }

    private static double secondsTo(Optional<Instant> time, InstantSource clock) {
        return time.map(at -> seconds(Duration.between(clock.instant(), at))).orElse(Double.NaN);
    }

    private static double age(Optional<Instant> time, InstantSource clock) {
        return time.map(at -> seconds(Duration.between(at, clock.instant()))).orElse(0.0);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }
}
