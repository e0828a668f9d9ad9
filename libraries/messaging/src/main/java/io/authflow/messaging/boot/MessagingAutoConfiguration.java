package io.authflow.messaging.boot;

import io.authflow.messaging.binder.AssignmentListener;
import io.authflow.messaging.binder.EngineRebalances;
import io.authflow.messaging.binder.PacedConsumers;
import io.authflow.messaging.binder.PolledRecordsConverter;
import io.authflow.messaging.binder.StopOnListenerFailure;
import io.authflow.messaging.client.BinderClient;
import io.authflow.messaging.engine.StepEngine;
import io.authflow.messaging.journal.JournalReader;
import io.authflow.messaging.journal.KafkaJournalReader;
import io.authflow.messaging.journal.RequestJournal;
import io.authflow.messaging.journal.TimedJournalReader;
import io.authflow.messaging.publish.GroupOffsets;
import io.authflow.messaging.telemetry.ServiceLiveness;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.stream.binder.kafka.config.ClientFactoryCustomizer;
import org.springframework.cloud.stream.config.BindingServiceProperties;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.support.SimpleKafkaHeaderMapper;
import org.springframework.kafka.support.converter.BatchMessageConverter;

/** The beans that every service needs to run its step. The bindings are in each service's own configuration. */
@AutoConfiguration
@EnableConfigurationProperties({BinderClient.class, MessagingSettings.class})
public class MessagingAutoConfiguration {
    private static final int VIRTUAL_THREADS_SINCE = 21;
    /** How long a stop waits for calls under way. Calls that take longer are repeated after the start. */
    private static final Duration STOP_DRAIN = Duration.ofSeconds(5);

    private static final Duration STOP_WITHIN = Duration.ofMillis(6_500);
    private static final Duration POLL_TIMEOUT = Duration.ofSeconds(1);
    /**
     * Retries when the broker refuses access. By default the container would stop for good, even if the right comes
     * back.
     */
    private static final Duration REFUSED_RETRY = Duration.ofSeconds(2);

    /** Checks the loggers before the service takes its first record. */
    @Bean
    SmartInitializingSingleton noWireLoggers() {
        return WireLoggers::refuse;
    }

    /** Writes authflow's own headers as UTF-8 text, and no headers of the framework. */
    @Bean
    SimpleKafkaHeaderMapper authflowHeaderMapper() {
        SimpleKafkaHeaderMapper mapper =
                new SimpleKafkaHeaderMapper("ce_*", "content-type", "traceparent", "tracestate");
        mapper.setMapAllStringsOut(true);
        return mapper;
    }

    @Bean
    BatchMessageConverter recordBatchConverter() {
        return new PolledRecordsConverter();
    }

    /** Leaves only polling to the listener container. The engine commits the offsets and pauses partitions. */
    @Bean
    ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> pollingContainer(EngineRebalances rebalances) {
        return (container, destination, group) -> {
            ContainerProperties properties = container.getContainerProperties();
            properties.setPollTimeout(POLL_TIMEOUT.toMillis());
            properties.setShutdownTimeout(STOP_WITHIN.toMillis());
            properties.setAuthExceptionRetryInterval(REFUSED_RETRY);
            properties.setConsumerRebalanceListener(rebalances);
            container.setCommonErrorHandler(new StopOnListenerFailure());
        };
    }

    @Bean
    EngineRebalances engineRebalances(
            ServiceEngine engine,
            MessagingSettings settings,
            ApplicationContext context,
            ObjectProvider<AssignmentListener> listeners) {
        return new EngineRebalances(
                engine::get,
                listeners.stream().toList(),
                () -> isClosing(context) ? STOP_DRAIN : settings.drainTimeout());
    }

    private static boolean isClosing(ApplicationContext context) {
        return context instanceof ConfigurableApplicationContext closable && !closable.isActive();
    }

    @Bean
    ClientFactoryCustomizer pacedConsumers(ServiceEngine engine) {
        return new PacedConsumers(partition -> {
            StepEngine<?> found = engine.find();
            return found == null || found.wants(partition);
        });
    }

    @Bean
    ServiceEngine serviceEngine(ServiceLiveness liveness) {
        return new ServiceEngine(why -> broken(liveness, why));
    }

    /** Reports the exception's class only: its message may quote a record. */
    private static void broken(ServiceLiveness liveness, Throwable why) {
        liveness.broken("a thread of the engine ended with " + why.getClass().getName());
    }

    @Bean
    KafkaConnection kafkaConnection(
            BinderClient client,
            BindingServiceProperties bindings,
            @Value("${authflow.transactional-id}") String transactionalId) {
        return new KafkaConnection(client, bindings, transactionalId);
    }

    @Bean
    @ConditionalOnMissingBean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    GroupOffsets groupOffsets(KafkaConnection kafka) {
        return kafka.offsets();
    }

    @Bean
    RequestJournal requestJournal(
            MessagingSettings settings,
            KafkaConnection kafka,
            BinderClient client,
            GroupOffsets offsets,
            ObjectProvider<MeterRegistry> registry) {
        JournalReader reader = new KafkaJournalReader(
                kafka.journalTopic(),
                client.consumer(),
                offsets::end,
                settings.journalEntries(),
                settings.journalPatience());
        return new RequestJournal(
                new TimedJournalReader(reader, registry.getIfAvailable(SimpleMeterRegistry::new)),
                settings.journalEntries());
    }

    @Bean
    StepListenerFactory stepListeners(
            MessagingSettings settings,
            KafkaConnection kafka,
            GroupOffsets offsets,
            RequestJournal journal,
            ServiceEngine engine,
            ServiceLiveness liveness,
            ObjectProvider<MeterRegistry> registry,
            OpenTelemetry openTelemetry,
            InstantSource clock) {
        return new StepListenerFactory(new StepListenerParts(
                settings,
                kafka,
                offsets,
                journal,
                engine,
                threads(),
                why -> broken(liveness, why),
                registry.getIfAvailable(SimpleMeterRegistry::new),
                openTelemetry,
                clock));
    }

    /** Starts a thread for each task, without a limit, because the engine limits the calls itself. */
    private static Executor threads() {
        SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("step-");
        executor.setVirtualThreads(Runtime.version().feature() >= VIRTUAL_THREADS_SINCE);
        return executor;
    }
}
