package io.authflow.messaging.telemetry;

import io.authflow.contracts.FailureCode;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import java.time.Instant;
import org.slf4j.MDC;

/**
 * The span of a step's work on one record. It is current on its thread until it is closed. Until then, the thread's log
 * lines carry its trace id.
 */
public final class RecordSpan implements AutoCloseable {
    /** The key of the trace id in a log line. */
    public static final String LOG_KEY = "traceId";

    private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

    private final Span span;
    private final String traceparent;
    private final Scope scope;

    @SuppressWarnings("MustBeClosedChecker") // close() closes the scope
    private RecordSpan(Span span, SpanContext context) {
        this.span = span;
        this.traceparent = TraceParent.of(context);
        this.scope = span.makeCurrent();
        MDC.put(LOG_KEY, context.getTraceId());
    }

    static RecordSpan begin(Span span) {
        SpanContext context = span.getSpanContext();
        return new RecordSpan(span, context.isValid() ? context : TraceParent.unrecorded());
    }

    /** Returns the trace context for the events that follow from the record. */
    public String traceparent() {
        return traceparent;
    }

    /**
     * Marks the span that is current on this thread as failed. It records the code only, because a message may quote a
     * secret.
     */
    public static void failed(FailureCode code) {
        Span.current().setStatus(StatusCode.ERROR).setAttribute(ERROR_TYPE, code.name());
    }

    @Override
    public void close() {
        leave();
        span.end();
    }

    String closeAt(Instant end) {
        leave();
        span.end(end);
        return traceparent;
    }

    private void leave() {
        MDC.remove(LOG_KEY);
        scope.close();
    }
}
