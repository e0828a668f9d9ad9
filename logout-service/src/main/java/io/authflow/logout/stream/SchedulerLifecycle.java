package io.authflow.logout.stream;

import io.authflow.delayedmessages.DelayedMessages;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;

/** Starts and stops the scheduler with the application, and tells whether it owns its timers, and when it has given up. */
final class SchedulerLifecycle implements SmartLifecycle, HealthIndicator {
    private final DelayedMessages scheduler;
    private volatile boolean running;

    SchedulerLifecycle(DelayedMessages scheduler, ApplicationEventPublisher events) {
        this.scheduler = scheduler;
        scheduler.whenGivenUp(() -> AvailabilityChangeEvent.publish(events, this, LivenessState.BROKEN));
    }

    @Override
    public void start() {
        scheduler.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        scheduler.close();
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
