package io.authflow.e2e.observability;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;

/** A span as a collector receives it. */
record ReceivedSpan(
        String traceId,
        String spanId,
        String parentId,
        String name,
        Span.SpanKind kind,
        long durationMillis,
        boolean failed,
        Map<String, String> attributes) {

    static ReceivedSpan of(Span span) {
        return new ReceivedSpan(
                hex(span.getTraceId()),
                hex(span.getSpanId()),
                hex(span.getParentSpanId()),
                span.getName(),
                span.getKind(),
                (span.getEndTimeUnixNano() - span.getStartTimeUnixNano()) / 1_000_000,
                span.getStatus().getCode() == StatusCode.STATUS_CODE_ERROR,
                span.getAttributesList().stream().collect(Collectors.toMap(KeyValue::getKey, ReceivedSpan::text)));
    }

    String attribute(String key) {
        return attributes.getOrDefault(key, "");
    }

    String requestId() {
        return attribute("authflow.request.id");
    }

    private static String text(KeyValue attribute) {
        return attribute.getValue().hasIntValue()
                ? Long.toString(attribute.getValue().getIntValue())
                : attribute.getValue().getStringValue();
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }
}
