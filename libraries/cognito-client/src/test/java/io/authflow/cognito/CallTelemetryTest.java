package io.authflow.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authflow.cognito.quota.InstanceQuotas;
import io.authflow.cognito.quota.NanoClock;
import io.authflow.cognito.quota.QuotaCategory;
import io.authflow.cognito.quota.QuotaSettings;
import io.authflow.contracts.FailureCode;
import io.authflow.contracts.Progress;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallTelemetryTest {
    private final InMemorySpanExporter exported = InMemorySpanExporter.create();
    private final OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(exported))
                    .build())
            .build();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final CallTelemetry telemetry = new CallTelemetry(registry, sdk);

    @AfterEach
    void close() {
        sdk.close();
    }

    @Test
    void callIsAChildOfTheStep() {
        Span step = sdk.getTracer("test").spanBuilder("step").startSpan();
        try (Scope current = step.makeCurrent()) {
            telemetry.watched(CognitoOperation.SIGN_UP, () -> "answer");
        }

        assertThat(only().getName()).isEqualTo("CognitoIdentityProvider/SignUp");
        assertThat(only().getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(only().getParentSpanId()).isEqualTo(step.getSpanContext().getSpanId());
        assertThat(calls("SignUp", "ok")).isEqualTo(1);
    }

    @Test
    void failureIsTheCodeWithoutAnyText() {
        assertThatThrownBy(() -> telemetry.watched(CognitoOperation.SIGN_UP, () -> {
                    throw new CognitoException(FailureCode.THROTTLED, "may quote");
                }))
                .isInstanceOf(CognitoException.class);

        assertThat(only().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(only().getAttributes().get(AttributeKey.stringKey("error.type")))
                .isEqualTo("THROTTLED");
        assertThat(only().toString()).doesNotContain("may quote");
        assertThat(calls("SignUp", "THROTTLED")).isEqualTo(1);
    }

    @Test
    void uncertainCallsBeginAtZeroAndAreCounted() {
        assertThat(uncertain("SignUp")).isZero();
        assertThat(uncertain("InitiateAuth")).isZero();

        assertThatThrownBy(() -> telemetry.watched(CognitoOperation.INITIATE_AUTH, () -> {
                    throw new CognitoException(FailureCode.COGNITO_UNAVAILABLE, Progress.UNCERTAIN, "late");
                }))
                .isInstanceOf(CognitoException.class);

        assertThat(uncertain("InitiateAuth")).isEqualTo(1);
        assertThat(uncertain("SignUp")).isZero();
    }

    @Test
    void otherFailuresAreNotUncertain() {
        assertThatThrownBy(() -> telemetry.watched(CognitoOperation.SIGN_UP, () -> {
                    throw new CognitoException(FailureCode.THROTTLED, "refused");
                }))
                .isInstanceOf(CognitoException.class);

        assertThat(uncertain("SignUp")).isZero();
    }

    @Test
    void turnsAreCountedByWhetherTheyCame() {
        telemetry.turn(QuotaCategory.USER_READ, () -> false);

        assertThat(registry.get("authflow.cognito.quota.wait")
                        .tags("category", "USER_READ", "outcome", "refused")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void rateIsTheShareOfThisInstance() {
        InstanceQuotas quotas = new InstanceQuotas(QuotaSettings.defaults(), NanoClock.SYSTEM);
        telemetry.observe(quotas);

        quotas.share(1, 5);

        assertThat(registry.get("authflow.cognito.quota.rate")
                        .tag("category", "USER_UPDATE")
                        .gauge()
                        .value())
                .isEqualTo(5);
    }

    private SpanData only() {
        assertThat(exported.getFinishedSpanItems()).hasSize(1);
        return exported.getFinishedSpanItems().get(0);
    }

    private double uncertain(String operation) {
        return registry.get("authflow.cognito.uncertain")
                .tag("operation", operation)
                .counter()
                .count();
    }

    private long calls(String operation, String outcome) {
        return registry.get("authflow.cognito.calls")
                .tags("operation", operation, "outcome", outcome)
                .timer()
                .count();
    }
}
