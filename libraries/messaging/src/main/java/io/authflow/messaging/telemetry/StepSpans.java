package io.authflow.messaging.telemetry;

import io.authflow.contracts.RequestId;
import io.authflow.contracts.Step;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Starts the spans of one step, with attributes named as OpenTelemetry prescribes. A span holds the place and the
 * request id of a record, never its key, user or value.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/messaging/kafka/">semantic conventions for Kafka</a>
 */
public final class StepSpans {
    private static final String SCOPE = "io.authflow";
    private static final String PROCESS = "process";
    private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
    private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("messaging.operation.name");
    private static final AttributeKey<String> OPERATION_TYPE = AttributeKey.stringKey("messaging.operation.type");
    private static final AttributeKey<String> DESTINATION = AttributeKey.stringKey("messaging.destination.name");
    private static final AttributeKey<String> PARTITION = AttributeKey.stringKey("messaging.destination.partition.id");
    private static final AttributeKey<Long> OFFSET = AttributeKey.longKey("messaging.kafka.offset");
    private static final AttributeKey<String> GROUP = AttributeKey.stringKey("messaging.consumer.group.name");
    private static final AttributeKey<String> STEP = AttributeKey.stringKey("authflow.step");
    private static final AttributeKey<String> REQUEST_ID = AttributeKey.stringKey("authflow.request.id");

    private final Tracer tracer;
    private final Step step;

    /**
     * @param openTelemetry may be {@link OpenTelemetry#noop()}; then no span is recorded, but each flow still has a
     *     trace id
     */
    public StepSpans(OpenTelemetry openTelemetry, Step step) {
        this.tracer = openTelemetry.getTracer(SCOPE);
        this.step = step;
    }

    /**
     * Starts the span of a record. The span is current on the caller's thread until it is closed.
     *
     * @param requestId the request, if it is known
     * @param traceparent the trace context of the record, if it has one
     */
    public RecordSpan process(
            ConsumerRecord<?, ?> consumed, @Nullable RequestId requestId, @Nullable String traceparent) {
        SpanBuilder builder = named(PROCESS + " " + consumed.topic(), requestId, traceparent)
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute(SYSTEM, "kafka")
                .setAttribute(OPERATION, PROCESS)
                .setAttribute(OPERATION_TYPE, PROCESS)
                .setAttribute(DESTINATION, consumed.topic())
                .setAttribute(PARTITION, Integer.toString(consumed.partition()))
                .setAttribute(OFFSET, consumed.offset())
                .setAttribute(GROUP, "authflow." + step.service());
        return RecordSpan.begin(builder.startSpan());
    }

    /**
     * Records the span of a wait that is over. The broker's clock begins the wait and this process's clock ends it. If
     * the end is before the beginning, the wait has no length.
     *
     * @return the trace context of the wait
     */
    public String waited(RequestId requestId, @Nullable String traceparent, Instant begin, Instant end) {
        RecordSpan wait = RecordSpan.begin(
                named("wait", requestId, traceparent).setStartTimestamp(begin).startSpan());
        return wait.closeAt(end.isBefore(begin) ? begin : end);
    }

    private SpanBuilder named(String name, @Nullable RequestId requestId, @Nullable String traceparent) {
        SpanBuilder builder = tracer.spanBuilder(name)
                .setParent(TraceParent.context(traceparent))
                .setAttribute(STEP, step.wireName());
        return requestId == null ? builder : builder.setAttribute(REQUEST_ID, requestId.value());
    }
}
