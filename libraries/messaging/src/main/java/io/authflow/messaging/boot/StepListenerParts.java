package io.authflow.messaging.boot;

import io.authflow.messaging.journal.RequestJournal;
import io.authflow.messaging.publish.GroupOffsets;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * The parts of the service from which {@link StepListenerFactory} makes a listener.
 *
 * @param executor runs each call on a thread of its own
 * @param broken called after a failure from which the process cannot recover
 */
record StepListenerParts(
        MessagingSettings settings,
        KafkaConnection kafka,
        GroupOffsets offsets,
        RequestJournal journal,
        ServiceEngine engine,
        Executor executor,
        Consumer<Throwable> broken,
        MeterRegistry registry,
        OpenTelemetry openTelemetry,
        InstantSource clock) {}
