package io.authflow.logout.schedule;

import io.authflow.boundedconsumer.BoundedConsumer;
import io.authflow.boundedconsumer.RecordBounds;
import io.authflow.cognito.quota.QuotaCategory;
import io.authflow.cognito.quota.QuotaSettings;
import io.authflow.contracts.LogoutBy;
import io.authflow.contracts.Step;
import io.authflow.contracts.event.DeadLetter;
import io.authflow.contracts.event.EventType;
import io.authflow.contracts.topic.TopicCatalogue;
import io.authflow.delayedmessages.DelayedMessages;
import io.authflow.delayedmessages.settings.DelayedMessagesSettings;
import io.authflow.delayedmessages.settings.DelayedTopics;
import io.authflow.delayedmessages.settings.Pacing;
import io.authflow.delayedmessages.settings.StreamsSettings;
import io.authflow.messaging.boot.MessagingSettings;
import io.authflow.messaging.record.EnvelopeFactory;
import io.authflow.messaging.telemetry.ServiceLiveness;
import io.authflow.messaging.telemetry.StepMetrics;
import io.authflow.messaging.telemetry.StepSpans;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configures the scheduler. It reads {@code auth.signed-up.v1} and {@code auth.logged-in.v1}. When the time of a
 * session is over, it publishes {@code auth.logout-due.v1}. It also reads {@code auth.session-change-requested.v1}, and
 * answers with {@code auth.session-changed.v1}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SchedulerProperties.class)
class Scheduler {
    private static final RecordBounds BOUNDS = RecordBounds.ofRecord(TopicCatalogue.RECORD_BYTES_MAX);

    @Bean(destroyMethod = "") // SchedulerLifecycle stops it
    DelayedMessages delayedMessages(
            DelayedMessagesSettings settings,
            MessagingSettings messaging,
            MeterRegistry registry,
            OpenTelemetry openTelemetry,
            InstantSource clock) {
        EnvelopeFactory output = new EnvelopeFactory(Step.SCHEDULE, messaging.deadLetterHash(), clock);
        SchedulerMetrics metrics = new SchedulerMetrics(registry);
        StepSpans spans = new StepSpans(openTelemetry, Step.SCHEDULE);
        DelayedMessages scheduler = new DelayedMessages(
                settings,
                timers(output, spans, new StepMetrics(registry, Step.SCHEDULE), settings)
                        .ports(),
                metrics,
                consumer -> BoundedConsumer.bound(consumer, BOUNDS));
        metrics.observe(scheduler);
        return scheduler;
    }

    @Bean
    SchedulerLifecycle schedulerLifecycle(DelayedMessages scheduler, ServiceLiveness liveness) {
        return new SchedulerLifecycle(scheduler, liveness);
    }

    @Bean
    DelayedMessagesSettings schedulerSettings(
            SchedulerProperties properties,
            LogoutBy logoutBy,
            QuotaSettings quotas,
            @Value("${authflow.kafka.bootstrap-servers}") String bootstrapServers,
            @Value("${authflow.instance-id}") String instanceId) {
        return settings(properties, releasePerSecond(properties, logoutBy, quotas), bootstrapServers)
                .withInstanceId(instanceId);
    }

    static SessionTimers timers(
            EnvelopeFactory output, StepSpans spans, StepMetrics metrics, DelayedMessagesSettings settings) {
        return new SessionTimers(
                output, spans, metrics, new SessionChanges(settings.pacing().firedIdMemory()));
    }

    /**
     * Returns how many overdue timers may fire per second. This is the setting, or else the quota of the call that ends
     * sessions. Without a quota, the rate is not limited.
     */
    static double releasePerSecond(SchedulerProperties properties, LogoutBy by, QuotaSettings quotas) {
        if (properties.releasePerSecond() != null) {
            return properties.releasePerSecond();
        }
        QuotaCategory category = by == LogoutBy.REFRESH_TOKEN ? QuotaCategory.USER_TOKEN : QuotaCategory.USER_UPDATE;
        Double quota = quotas.enabled() ? quotas.ratesPerSecond().get(category) : null;
        return quota == null ? Pacing.UNPACED : quota;
    }

    static DelayedMessagesSettings settings(
            SchedulerProperties properties, double releasePerSecond, String bootstrapServers) {
        return new DelayedMessagesSettings(
                        TopicCatalogue.SCHEDULER_APPLICATION_ID,
                        bootstrapServers,
                        properties.stateDirectory(),
                        topics())
                .withPacing(Pacing.defaults()
                        .withClockSkew(properties.clockSkew())
                        .withTickInterval(properties.tickInterval())
                        .withOverdueAfter(properties.overdueAfter())
                        .withReleasePerSecond(releasePerSecond)
                        .withFiredIdMemory(TopicCatalogue.OUTAGE_BUDGET))
                .withEngine(StreamsSettings.defaults()
                        .withCommitInterval(properties.commitInterval())
                        .withStreamThreads(properties.streamThreads())
                        .withStandbyReplicas(properties.standbyReplicas())
                        .withInMemory(properties.inMemory()))
                .withKafkaProperties(properties.kafka());
    }

    private static DelayedTopics topics() {
        return new DelayedTopics(
                EventType.takenBy(Step.SCHEDULE).stream().map(EventType::topic).toList(),
                EventType.LOGOUT_DUE.topic(),
                EventType.SESSION_CHANGED.topic(),
                DeadLetter.topicOf(Step.SCHEDULE.service()),
                List.of(EventType.FAILED.topic()));
    }
}
