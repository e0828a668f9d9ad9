package io.authflow.messaging.liveness;

import org.springframework.context.ApplicationListener;
import org.springframework.kafka.event.ConsumerFailedToStartEvent;
import org.springframework.kafka.event.ConsumerStoppedEvent;
import org.springframework.kafka.event.ConsumerStoppingEvent;
import org.springframework.kafka.event.KafkaEvent;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Reports consumers that end although nobody has stopped them: after an {@code Error}, when they are fenced, or when the broker refuses
 * them for good. spring-kafka then stops all consumers of the binding and says so in an event only.
 */
final class ConsumerWatch implements ApplicationListener<KafkaEvent> {
    private final ServiceLiveness liveness;

    ConsumerWatch(ServiceLiveness liveness) {
        this.liveness = liveness;
    }

    @Override
    public void onApplicationEvent(KafkaEvent event) {
        if (event instanceof ConsumerStoppedEvent stopped
                && stopped.getReason() != ConsumerStoppedEvent.Reason.NORMAL) {
            liveness.broken("a consumer ended, reason " + stopped.getReason());
        } else if (event instanceof ConsumerStoppingEvent stopping && !wasStopped(stopping)) {
            // The event that follows may be lost, because closing the consumer may fail first.
            liveness.broken("a consumer ends, and nobody has stopped it");
        } else if (event instanceof ConsumerFailedToStartEvent) {
            liveness.broken("a consumer did not start");
        }
    }

    /** Who stops a container marks it as not running first. */
    private static boolean wasStopped(ConsumerStoppingEvent stopping) {
        return !stopping.getSource(MessageListenerContainer.class).isRunning();
    }
}
