package io.authflow.messaging.tracing;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;

/** Sends the last spans, but lets a collector that is away hold up a stop no longer than this. */
record TracingStop(OpenTelemetry openTelemetry, Duration atMost) implements DisposableBean {

    @Override
    public void destroy() {
        if (openTelemetry instanceof OpenTelemetrySdk sdk) {
            sdk.shutdown().join(atMost.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
