package io.authflow.messaging.telemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;

/** Sends the last spans when the service stops. Waits no longer than {@code atMost} for the collector. */
record TracingStop(OpenTelemetry openTelemetry, Duration atMost) implements DisposableBean {

    @Override
    public void destroy() {
        if (openTelemetry instanceof OpenTelemetrySdk sdk) {
            sdk.shutdown().join(atMost.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
