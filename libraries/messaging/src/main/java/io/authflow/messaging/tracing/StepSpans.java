package io.authflow.messaging.tracing;

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
 * Starts the spans of one step, with attributes as OpenTelemetry names them. Of a record they hold its place and the request id:
 * never the key, the user or the value.
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

    /** @param openTelemetry records nothing where it is the one that does nothing; the flow has a trace id all the same */
    public StepSpans(OpenTelemetry openTelemetry, Step step) {
        this.tracer = openTelemetry.getTracer(SCOPE);
        this.step = step;
    }

    /**
     * Starts the span of a record that this step takes, on the caller's thread until it is closed.
     *
     * @param requestId the request, where known
     * @param traceparent of the record, if it has one
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
     * Records a wait that is over. The broker's clock begins it and ours ends it, so it may have been no time at all.
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
                .setAttribute(STEP, step.word());
        return requestId == null ? builder : builder.setAttribute(REQUEST_ID, requestId.value());
    }
}
