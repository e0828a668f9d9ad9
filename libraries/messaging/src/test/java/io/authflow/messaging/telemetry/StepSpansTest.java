package io.authflow.messaging.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.Step;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

class StepSpansTest {
    private static final RequestId REQUEST = new RequestId("request-1");
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String RECORDED = "00-" + TRACE + "-b7ad6b7169203331-01";
    private static final String NOT_RECORDED = "00-" + TRACE + "-b7ad6b7169203331-00";
    private static final ConsumerRecord<byte[], byte[]> CONSUMED =
            new ConsumerRecord<>("auth.user-found.v1", 3, 42, new byte[] {1}, new byte[] {2});

    private final InMemorySpanExporter exported = InMemorySpanExporter.create();
    private final OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(exported))
                    .build())
            .build();
    private final StepSpans spans = new StepSpans(sdk, Step.LOGIN);
    private final StepSpans off = new StepSpans(OpenTelemetry.noop(), Step.LOGIN);

    @AfterEach
    void close() {
        sdk.close();
    }

    @Test
    void spanOfARecordIsAChildOfWhatPublishedIt() {
        String next = processed(spans, RECORDED);

        assertThat(only().getParentSpanId()).isEqualTo("b7ad6b7169203331");
        assertThat(next).isEqualTo("00-" + TRACE + "-" + only().getSpanId() + "-01");
    }

    @Test
    void spanOfARecordTellsItsPlaceAndItsRequestOnly() {
        processed(spans, RECORDED);

        assertThat(only().getName()).isEqualTo("process auth.user-found.v1");
        assertThat(only().getKind()).isEqualTo(SpanKind.CONSUMER);
        assertThat(only().getAttributes().asMap())
                .hasSize(9)
                .containsEntry(AttributeKey.stringKey("messaging.system"), "kafka")
                .containsEntry(AttributeKey.stringKey("messaging.operation.type"), "process")
                .containsEntry(AttributeKey.stringKey("messaging.operation.name"), "process")
                .containsEntry(AttributeKey.stringKey("messaging.destination.name"), "auth.user-found.v1")
                .containsEntry(AttributeKey.stringKey("messaging.destination.partition.id"), "3")
                .containsEntry(AttributeKey.longKey("messaging.kafka.offset"), 42L)
                .containsEntry(AttributeKey.stringKey("messaging.consumer.group.name"), "authflow.login-service")
                .containsEntry(AttributeKey.stringKey("authflow.step"), "login")
                .containsEntry(AttributeKey.stringKey("authflow.request.id"), "request-1");
    }

    @Test
    void failureIsTheCode() {
        try (RecordSpan span = spans.process(CONSUMED, REQUEST, RECORDED)) {
            RecordSpan.failed(FailureCode.NOT_AUTHORIZED);
        }

        assertThat(only().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(only().getStatus().getDescription()).isEmpty();
        assertThat(only().getAttributes().get(AttributeKey.stringKey("error.type")))
                .isEqualTo("NOT_AUTHORIZED");
    }

    @Test
    void whatIsNotSampledIsNotRecordedAndPassedOn() {
        String next = processed(spans, NOT_RECORDED);

        assertThat(next).startsWith("00-" + TRACE + "-").endsWith("-00");
        assertThat(exported.getFinishedSpanItems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "ff-" + TRACE + "-b7ad6b7169203331-01"
            })
    void garbageBeginsANewTrace(String garbage) {
        String next = processed(spans, garbage);

        assertThat(next).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[13]").doesNotContain(TRACE);
    }

    @Test
    void withoutACollectorATraceIsPassedOnAsItCame() {
        assertThat(processed(off, RECORDED)).isEqualTo(RECORDED);
    }

    @Test
    void withoutACollectorANewFlowHasATraceIdAllTheSame() {
        assertThat(processed(off, null)).matches("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-00");
    }

    @Test
    void waitLastsFromBeginToEnd() {
        Instant begin = Instant.parse("2026-11-22T12:00:00Z");

        String next = spans.waited(REQUEST, RECORDED, begin, begin.plusSeconds(120));

        assertThat(only().getParentSpanId()).isEqualTo("b7ad6b7169203331");
        assertThat(Duration.ofNanos(only().getEndEpochNanos() - only().getStartEpochNanos()))
                .isEqualTo(Duration.ofSeconds(120));
        assertThat(next).contains(only().getSpanId());
    }

    @Test
    void logLinesOfTheStepCarryTheTrace() {
        try (RecordSpan span = off.process(CONSUMED, REQUEST, RECORDED)) {
            assertThat(MDC.get(RecordSpan.LOG_KEY)).isEqualTo(TRACE);
        }
        assertThat(MDC.get(RecordSpan.LOG_KEY)).isNull();
    }

    private SpanData only() {
        assertThat(exported.getFinishedSpanItems()).hasSize(1);
        return exported.getFinishedSpanItems().get(0);
    }

    private static String processed(StepSpans spans, String traceparent) {
        try (RecordSpan span = spans.process(CONSUMED, REQUEST, traceparent)) {
            return span.traceparent();
        }
    }
}
