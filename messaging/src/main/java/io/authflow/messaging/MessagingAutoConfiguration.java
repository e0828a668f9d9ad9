package io.authflow.messaging;

import io.authflow.messaging.journal.JournalReader;
import io.authflow.messaging.journal.KafkaJournalReader;
import io.authflow.messaging.journal.RequestJournal;
import io.authflow.messaging.journal.TimedJournalReader;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.stream.binder.kafka.KafkaBindingRebalanceListener;
import org.springframework.cloud.stream.binder.kafka.config.ClientFactoryCustomizer;
import org.springframework.cloud.stream.config.BindingServiceProperties;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.cloud.stream.function.StreamBridge;
import org.springframework.context.annotation.Bean;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.DefaultAfterRollbackProcessor;
import org.springframework.kafka.support.SimpleKafkaHeaderMapper;
import org.springframework.kafka.support.converter.BatchMessageConverter;
import org.springframework.util.StringUtils;
import org.springframework.util.backoff.FixedBackOff;

/** The beans that every service shares; the bindings themselves stand in each service's own configuration. */
@AutoConfiguration
@EnableConfigurationProperties({BinderClient.class, MessagingSettings.class, SealingSettings.class})
public class MessagingAutoConfiguration {
    private static final int VIRTUAL_THREADS_SINCE = 21;
    /** A paused consumer notices the end of its pause after one poll. */
    private static final long POLL_MILLIS = 250;
    /** How long a stop waits for the batch in flight; what takes longer is rolled back, and done again after the start. */
    private static final Duration STOP_WITHIN = Duration.ofSeconds(6);

    private static final long ROLLBACK_BACKOFF_MILLIS = 500;
    /** A consumer whose right was taken away for a while goes on when it is back; by default it would stop for good. */
    private static final Duration REFUSED_RETRY = Duration.ofSeconds(2);

    /** Before any record is taken. */
    @Bean
    SmartInitializingSingleton noWireLoggers() {
        return WireLoggers::refuse;
    }

    /** Writes our headers as UTF-8 text, and none that the framework would add. */
    @Bean
    SimpleKafkaHeaderMapper authflowHeaderMapper() {
        SimpleKafkaHeaderMapper mapper =
                new SimpleKafkaHeaderMapper("ce_*", "content-type", "traceparent", "tracestate");
        mapper.setMapAllStringsOut(true);
        return mapper;
    }

    @Bean
    BatchMessageConverter recordBatchConverter() {
        return new RecordBatchConverter();
    }

    @Bean
    ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> onePartitionPerBatch() {
        return (container, destination, group) -> {
            container.getContainerProperties().setSubBatchPerPartition(true);
            container.getContainerProperties().setPollTimeout(POLL_MILLIS);
            container.getContainerProperties().setShutdownTimeout(STOP_WITHIN.toMillis());
            container.getContainerProperties().setAuthExceptionRetryInterval(REFUSED_RETRY);
            container.setAfterRollbackProcessor(new DefaultAfterRollbackProcessor<>(
                    new FixedBackOff(ROLLBACK_BACKOFF_MILLIS, FixedBackOff.UNLIMITED_ATTEMPTS)));
        };
    }

    @Bean
    ClientFactoryCustomizer fencedProducers() {
        return new FencedProducers();
    }

    @Bean
    PromptClose promptClose() {
        return new PromptClose();
    }

    @Bean
    AttemptMemory attemptMemory() {
        return new AttemptMemory();
    }

    @Bean
    KafkaBindingRebalanceListener partitionAssignment(
            AttemptMemory memory, RequestJournal journal, ObjectProvider<AssignmentListener> listeners) {
        return new PartitionAssignment(memory, journal, listeners.stream().toList());
    }

    @Bean
    @ConditionalOnMissingBean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    @ConditionalOnProperty("authflow.sealing.public-keys")
    MeterBinder sealingKeyAge(SealingSettings sealing, InstantSource clock) {
        return new SealingKeyAge(sealing.currentPublicKeys(clock), clock);
    }

    @Bean
    EventPublisher eventPublisher(StreamBridge bridge, BindingServiceProperties bindings) {
        return new StreamBridgePublisher(bridge, outputBindings(bindings));
    }

    @Bean
    JournalWriter journalWriter(StreamBridge bridge) {
        return new JournalWriter(bridge);
    }

    @Bean
    RequestJournal requestJournal(
            MessagingSettings settings,
            BindingServiceProperties bindings,
            BinderClient client,
            ObjectProvider<MeterRegistry> registry) {
        JournalReader reader = new KafkaJournalReader(
                bindings.getBindingDestination(JournalWriter.BINDING),
                client.consumer(),
                settings.journalEntries(),
                settings.journalPatience());
        return new RequestJournal(
                new TimedJournalReader(reader, registry.getIfAvailable(SimpleMeterRegistry::new)),
                settings.journalEntries());
    }

    @Bean
    StepListeners stepListeners(
            MessagingSettings settings,
            AttemptMemory memory,
            RequestJournal journal,
            EventPublisher publisher,
            JournalWriter journalWriter,
            ObjectProvider<MeterRegistry> registry,
            OpenTelemetry openTelemetry,
            InstantSource clock) {
        FanOut fanOut = new FanOut(threads(settings.callsInFlight()), settings.callsInFlight());
        return new StepListeners(
                settings,
                memory,
                journal,
                new StepOutputs(publisher, journalWriter),
                fanOut,
                registry.getIfAvailable(SimpleMeterRegistry::new),
                openTelemetry,
                clock);
    }

    private static Executor threads(int callsInFlight) {
        SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("step-");
        executor.setVirtualThreads(Runtime.version().feature() >= VIRTUAL_THREADS_SINCE);
        executor.setConcurrencyLimit(callsInFlight);
        return executor;
    }

    private static Map<String, String> outputBindings(BindingServiceProperties properties) {
        Map<String, String> byTopic = new HashMap<>();
        for (String binding : StringUtils.delimitedListToStringArray(properties.getOutputBindings(), ";")) {
            byTopic.put(properties.getBindingDestination(binding), binding);
        }
        return byTopic;
    }
}
