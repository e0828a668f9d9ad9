package io.authflow.messaging.telemetry;

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
 * Reports a broken service if a consumer ends by itself or stops polling. A consumer ends by itself after an
 * {@code Error}, when it is fenced, or when the broker refuses access for good. spring-kafka then stops all consumers
 * of the binding and only publishes an event.
 */
final class ConsumerWatch implements ApplicationListener<KafkaEvent> {
    /** More than twice {@code max.poll.interval.ms}. By then the group has reassigned the partitions. */
    private static final Duration SILENCE_MAX = Duration.ofMinutes(5);
    /** Two events within this time mean that a consumer hangs. spring-kafka checks each 30 s. */
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
            // The ConsumerStoppedEvent may never come, because closing the consumer may fail first.
            liveness.broken("a consumer ended by itself; a line of its listener container above names the failure");
        } else if (event instanceof ConsumerFailedToStartEvent) {
            liveness.broken("a consumer did not start");
        } else if (event instanceof NonResponsiveConsumerEvent slow) {
            checkSilence(slow);
        }
    }

    /**
     * Detects a thread that died in an error handler, because it publishes no event. One event is not enough: a process
     * that was frozen gets one when it wakes up.
     */
    private void checkSilence(NonResponsiveConsumerEvent slow) {
        if (slow.getTimeSinceLastPoll() < SILENCE_MAX.toMillis()) {
            return;
        }
        Long before = silentAt.put(slow.getSource(), slow.getTimestamp());
        if (before != null && slow.getTimestamp() - before < TWICE_WITHIN.toMillis()) {
            liveness.broken("a consumer has asked for no records for more than five minutes");
        }
    }

    /** Returns whether somebody stopped the container. An orderly stop first marks it as not running. */
    private static boolean wasStopped(ConsumerStoppingEvent stopping) {
        return !stopping.getSource(MessageListenerContainer.class).isRunning();
    }
}
