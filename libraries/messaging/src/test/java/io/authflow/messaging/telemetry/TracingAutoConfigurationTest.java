package io.authflow.messaging.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class TracingAutoConfigurationTest {
    private static final String TOKEN = "canary-token";

    @Test
    void keepsWhatTellsServicesApartBesideOnesOwnAttributes() {
        MockEnvironment environment = new MockEnvironment()
                .withProperty("otel.exporter.otlp.endpoint", "http://localhost:1")
                .withProperty("otel.resource.attributes", "deployment.environment.name=test,service.namespace=mine");

        OpenTelemetry telemetry = new TracingAutoConfiguration().openTelemetry(environment, "test-service", "one");

        assertThat(telemetry)
                .asString()
                .contains("service.name=\"test-service\"")
                .contains("service.instance.id=\"one\"")
                .contains("deployment.environment.name=\"test\"")
                .contains("service.namespace=\"mine\"");
        ((OpenTelemetrySdk) telemetry).close();
    }

    @Test
    void refusesASettingWithoutQuotingIt() {
        MockEnvironment environment = new MockEnvironment()
                .withProperty("otel.exporter.otlp.endpoint", "http://localhost:1")
                .withProperty("otel.exporter.otlp.headers", "Bearer " + TOKEN);

        assertThatThrownBy(() -> new TracingAutoConfiguration().openTelemetry(environment, "test-service", "one"))
                .hasMessageContaining("OTEL_EXPORTER_OTLP_HEADERS")
                .satisfies(refusal -> assertThat(refusal).hasNoCause().message().doesNotContain(TOKEN));
    }
}
