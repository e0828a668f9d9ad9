package io.authflow.logout.stream;

import io.authflow.contracts.Step;
import io.authflow.contracts.event.DeadLetter;
import io.authflow.contracts.event.EventType;
import io.authflow.contracts.topic.TopicCatalogue;
import io.authflow.delayedmessages.DelayedMessages;
import io.authflow.delayedmessages.DelayedMessagesSettings;
import io.authflow.delayedmessages.DelayedTopics;
import io.authflow.delayedmessages.EngineSettings;
import io.authflow.delayedmessages.Pacing;
import io.authflow.messaging.MessagingSettings;
import io.authflow.messaging.StepOutput;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code auth.signed-up.v1} and {@code auth.logged-in.v1} to {@code auth.logout-due.v1}, when the session has lasted. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SchedulerProperties.class)
class Scheduler {

    @Bean
    DelayedMessages delayedMessages(
            SchedulerProperties properties,
            @Value("${authflow.kafka.bootstrap-servers}") String bootstrapServers,
            MessagingSettings messaging,
            MeterRegistry registry,
            InstantSource clock) {
        StepOutput output = new StepOutput(Step.SCHEDULE, messaging.deadLetterHash(), clock);
        DelayedMessages scheduler =
                new DelayedMessages(settings(properties, bootstrapServers), new SessionTimers(output).ports());
        Gauge.builder("authflow.scheduler.pending", scheduler, DelayedMessages::pendingCount)
                .description("Timers that wait in this instance's partitions")
                .register(registry);
        return scheduler;
    }

    @Bean
    SchedulerLifecycle schedulerLifecycle(DelayedMessages scheduler) {
        return new SchedulerLifecycle(scheduler);
    }

    static DelayedMessagesSettings settings(SchedulerProperties properties, String bootstrapServers) {
        DelayedTopics topics = new DelayedTopics(
                List.of(EventType.SIGNED_UP.topic(), EventType.LOGGED_IN.topic()),
                EventType.LOGOUT_DUE.topic(),
                DeadLetter.topicOf(Step.SCHEDULE.service()),
                List.of(EventType.FAILED.topic()));
        return new DelayedMessagesSettings(
                        TopicCatalogue.SCHEDULER_APPLICATION_ID, bootstrapServers, properties.stateDirectory(), topics)
                .withPacing(Pacing.defaults()
                        .withClockSkew(properties.clockSkew())
                        .withTickInterval(properties.tickInterval()))
                .withEngine(EngineSettings.defaults()
                        .withCommitInterval(properties.commitInterval())
                        .withStreamThreads(properties.streamThreads())
                        .withStandbyReplicas(properties.standbyReplicas())
                        .withInMemory(properties.inMemory()))
                .withKafkaProperties(properties.kafka());
    }
}
