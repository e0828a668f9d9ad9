package io.authflow.messaging.liveness;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ApplicationListener;
import org.springframework.kafka.event.ConsumerFailedToStartEvent;
import org.springframework.kafka.event.ConsumerStoppedEvent;
import org.springframework.kafka.event.ConsumerStoppingEvent;
import org.springframework.kafka.event.KafkaEvent;
import org.springframework.kafka.event.NonResponsiveConsumerEvent;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Reports consumers that end although nobody has stopped them: after an {@code Error}, when they are fenced, or when the broker refuses
 * them for good. spring-kafka then stops all consumers of the binding and says so in an event only. Reports consumers that hang, too.
 */
final class ConsumerWatch implements ApplicationListener<KafkaEvent> {
    /** More than twice {@code max.poll.interval.ms}: the group has given its partitions to others long before. */
    private static final Duration SILENCE_MAX = Duration.ofMinutes(5);
    /** spring-kafka looks each 30 s. */
    private static final Duration TWICE_WITHIN = Duration.ofMinutes(2);

    private final ServiceLiveness liveness;
    private final Map<Object, Long> silentAt = new ConcurrentHashMap<>();

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
            liveness.broken("a consumer ended by itself; a line of its listener container above names the failure");
        } else if (event instanceof ConsumerFailedToStartEvent) {
            liveness.broken("a consumer did not start");
        } else if (event instanceof NonResponsiveConsumerEvent slow) {
            checkSilence(slow);
        }
    }

    /** A thread that died in an error handler publishes nothing. Twice, because a process that was frozen wakes up with one. */
    private void checkSilence(NonResponsiveConsumerEvent slow) {
        if (slow.getTimeSinceLastPoll() < SILENCE_MAX.toMillis()) {
            return;
        }
        Long before = silentAt.put(slow.getSource(), slow.getTimestamp());
        if (before != null && slow.getTimestamp() - before < TWICE_WITHIN.toMillis()) {
            liveness.broken("a consumer has asked for no records for more than five minutes");
        }
    }

    /** Who stops a container marks it as not running first. */
    private static boolean wasStopped(ConsumerStoppingEvent stopping) {
        return !stopping.getSource(MessageListenerContainer.class).isRunning();
    }
}
