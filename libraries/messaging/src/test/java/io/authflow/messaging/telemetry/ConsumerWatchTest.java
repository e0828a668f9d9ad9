package io.authflow.messaging.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.event.ConsumerFailedToStartEvent;
import org.springframework.kafka.event.ConsumerStoppedEvent;
import org.springframework.kafka.event.ConsumerStoppedEvent.Reason;
import org.springframework.kafka.event.ConsumerStoppingEvent;
import org.springframework.kafka.event.KafkaEvent;
import org.springframework.kafka.event.NonResponsiveConsumerEvent;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;

class ConsumerWatchTest {
    private final List<Object> published = new CopyOnWriteArrayList<>();
    private final ConsumerWatch watch = new ConsumerWatch(new ServiceLiveness(published::add));
    private final Container container = new Container();

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NORMAL")
    void aConsumerThatEndsByItselfBreaksTheService(Reason reason) {
        assertThat(brokenBy(new ConsumerStoppedEvent(container, container, reason)))
                .isTrue();
    }

    @Test
    void aConsumerThatIsStoppedDoesNot() {
        assertThat(brokenBy(stopping())).isFalse();
        assertThat(brokenBy(new ConsumerStoppedEvent(container, container, Reason.NORMAL)))
                .isFalse();
    }

    /** Closing the consumer may fail, and then no other event follows. */
    @Test
    void aConsumerThatEndsWhileItsContainerRunsBreaksTheService() {
        container.running = true;

        assertThat(brokenBy(stopping())).isTrue();
    }

    @Test
    void aConsumerThatDoesNotStartBreaksTheService() {
        assertThat(brokenBy(new ConsumerFailedToStartEvent(container, container)))
                .isTrue();
    }

    /** The first report may come from a process that was frozen and runs again. */
    @Test
    void aConsumerThatIsTwiceFoundSilentBreaksTheService() {
        assertThat(brokenBy(silentFor(Duration.ofMinutes(6)))).isFalse();
        assertThat(brokenBy(silentFor(Duration.ofMinutes(6).plusSeconds(30)))).isTrue();
    }

    @Test
    void aConsumerInALongBatchDoesNotBreakTheService() {
        assertThat(brokenBy(silentFor(Duration.ofMinutes(4)))).isFalse();
        assertThat(brokenBy(silentFor(Duration.ofMinutes(4).plusSeconds(30)))).isFalse();
    }

    @Test
    void theServiceBreaksOnce() {
        brokenBy(new ConsumerStoppedEvent(container, container, Reason.ERROR));
        brokenBy(new ConsumerStoppedEvent(container, container, Reason.ABNORMAL));

        assertThat(published).hasSize(1).hasOnlyElementsOfType(AvailabilityChangeEvent.class);
    }

    private ConsumerStoppingEvent stopping() {
        return new ConsumerStoppingEvent(container, container, new MockConsumer<>("earliest"), List.of());
    }

    private NonResponsiveConsumerEvent silentFor(Duration time) {
        return new NonResponsiveConsumerEvent(
                container, container, time.toMillis(), "any", List.of(), new MockConsumer<>("earliest"));
    }

    private boolean brokenBy(KafkaEvent event) {
        watch.onApplicationEvent(event);
        return !published.isEmpty();
    }

    /** A container that never starts. The test decides whether it seems to run. */
    private static final class Container extends KafkaMessageListenerContainer<byte[], byte[]> {
        private boolean running;

        Container() {
            super(new DefaultKafkaConsumerFactory<>(Map.of()), new ContainerProperties("any"));
        }

        @Override
        public boolean isRunning() {
            return running;
        }
    }
}
