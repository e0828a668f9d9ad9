package io.authflow.logout.schedule;

import io.authflow.delayedmessages.DelayedMessages;
import io.authflow.messaging.liveness.ServiceLiveness;
import java.time.Duration;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/** Starts and stops the scheduler with the application, and tells whether it owns its timers, and when it has given up. */
final class SchedulerLifecycle implements SmartLifecycle, DisposableBean, HealthIndicator {
    private static final Duration STOP_WITHIN = Duration.ofSeconds(6);

    private final DelayedMessages scheduler;
    private volatile boolean running;

    SchedulerLifecycle(DelayedMessages scheduler, ServiceLiveness liveness) {
        this.scheduler = scheduler;
        scheduler.whenGivenUp(() -> liveness.broken("the scheduler has given up"));
    }

    @Override
    public void start() {
        scheduler.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        scheduler.close(STOP_WITHIN);
    }

    /** Once more, for one that never started; what a stop has waited for in vain is not waited for again. */
    @Override
    public void destroy() {
        scheduler.close(Duration.ZERO);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public Health health() {
        return (scheduler.isReady() ? Health.up() : Health.outOfService())
                .withDetail("state", scheduler.state().name())
                .build();
    }
}
