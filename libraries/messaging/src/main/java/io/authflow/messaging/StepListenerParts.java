package io.authflow.messaging;

import io.authflow.messaging.binder.KafkaConnection;
import io.authflow.messaging.journal.RequestJournal;
import io.authflow.messaging.publish.GroupOffsets;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * What every listener of a step is made of.
 *
 * @param executor runs each call on a thread of its own
 * @param broken told of a failure after which the process cannot go on
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
