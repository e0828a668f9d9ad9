package io.authflow.messaging.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TracingStopTest {
    /** The SDK's own close waits 10 s. */
    @Test
    @Timeout(9)
    void doesNotWaitForACollectorThatIsAway() {
        Unending processor = new Unending();
        OpenTelemetrySdk tracing = OpenTelemetrySdk.builder()
                .setTracerProvider(
                        SdkTracerProvider.builder().addSpanProcessor(processor).build())
                .build();

        new TracingStop(tracing, Duration.ofMillis(1)).destroy();

        assertThat(processor.wasStopped).isTrue();
    }

    /** A processor that never finishes its last spans. */
    private static final class Unending implements SpanProcessor {
        private boolean wasStopped;

        @Override
        public CompletableResultCode shutdown() {
            wasStopped = true;
            return new CompletableResultCode();
        }

        @Override
        public void onStart(Context parent, ReadWriteSpan span) {}

        @Override
        public boolean isStartRequired() {
            return false;
        }

        @Override
        public void onEnd(ReadableSpan span) {}

        @Override
        public boolean isEndRequired() {
            return false;
        }
    }
}
