package io.authflow.messaging.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Converts between the header {@code traceparent} of W3C Trace Context and OpenTelemetry's own context. */
final class TraceParent {
    private static final String NAME = "traceparent";

    private TraceParent() {}

    /** Returns the context of this header. Without a valid header, the context begins a new trace. */
    static Context context(@Nullable String traceparent) {
        return traceparent == null
                ? Context.root()
                : W3CTraceContextPropagator.getInstance().extract(Context.root(), traceparent, new OneHeader());
    }

    static String of(SpanContext span) {
        Map<String, String> headers = new HashMap<>();
        W3CTraceContextPropagator.getInstance()
                .inject(
                        Context.root().with(Span.wrap(span)),
                        headers,
                        (carrier, name, value) -> headers.put(name, value));
        return Objects.requireNonNull(headers.get(NAME), "only a valid span is written");
    }

    /**
     * Makes a new trace context without recording spans. Log lines, and clients that trace, can still join by its id.
     */
    static SpanContext unrecorded() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return SpanContext.create(
                TraceId.fromLongs(random.nextLong(1, Long.MAX_VALUE), random.nextLong()),
                SpanId.fromLong(random.nextLong(1, Long.MAX_VALUE)),
                TraceFlags.getDefault(),
                TraceState.getDefault());
    }

    private static final class OneHeader implements TextMapGetter<String> {
        @Override
        public Iterable<String> keys(String traceparent) {
            return List.of(NAME);
        }

        @Override
        public @Nullable String get(@Nullable String traceparent, String name) {
            return name.equals(NAME) ? traceparent : null;
        }
    }
}
