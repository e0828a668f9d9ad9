package io.authflow.messaging.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class TracingAutoConfigurationTest {
    private static final String TOKEN = "canary-token";

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
