package io.authflow.logout.schedule;

import io.authflow.delayedmessages.DelayedMessages;
import io.authflow.messaging.telemetry.ServiceLiveness;
import java.time.Duration;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/**
 * Starts and stops the scheduler with the application. It reports whether the scheduler owns its timers. If the
 * scheduler gives up, it marks the service as broken.
 */
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

    /**
     * Closes the scheduler again, because a scheduler that never started gets no stop. It does not wait, because the
     * stop has already waited.
     */
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
