package io.authflow.cognito;

import io.authflow.cognito.quota.InstanceQuotas;
import io.authflow.cognito.quota.QuotaCategory;
import io.authflow.contracts.FailureCode;
import io.authflow.contracts.Progress;
import io.authflow.contracts.StepException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Measures each call and makes a span of it, by operation and failure code. It never records the text of an exception,
 * which may quote the input.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/cloud-providers/aws-sdk/">semantic conventions for the AWS SDK</a>
 */
public final class CallTelemetry {
    private static final String OK = "ok";
    private static final AttributeKey<String> RPC_SYSTEM = AttributeKey.stringKey("rpc.system");
    private static final AttributeKey<String> RPC_SERVICE = AttributeKey.stringKey("rpc.service");
    private static final AttributeKey<String> RPC_METHOD = AttributeKey.stringKey("rpc.method");
    private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");
    /** The buckets cover normal calls, slow calls and calls that time out. */
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10)
    };

    private final MeterRegistry registry;
    private final Tracer tracer;

    public CallTelemetry(MeterRegistry registry, OpenTelemetry openTelemetry) {
        this.registry = registry;
        this.tracer = openTelemetry.getTracer("io.authflow");
        Arrays.stream(CognitoOperation.values())
                .filter(operation -> !operation.isIdempotent())
                .forEach(this::uncertain);
    }

    /** Makes telemetry that nobody reads. */
    public static CallTelemetry none() {
        return new CallTelemetry(new SimpleMeterRegistry(), OpenTelemetry.noop());
    }

    /** Registers the gauges of the quotas. */
    void observe(InstanceQuotas quotas) {
        quotas.rates()
                .keySet()
                .forEach(category -> Gauge.builder(
                                "authflow.cognito.quota.rate",
                                () -> quotas.rates().get(category))
                        .description("Calls per second that this instance may make")
                        .tag("category", category.name())
                        .register(registry));
    }

    /**
     * Measures the wait for a permit.
     *
     * @param wait waits, and returns whether the call got a permit
     * @return whether the call got a permit
     */
    boolean turn(QuotaCategory category, BooleanSupplier wait) {
        Timer.Sample sample = Timer.start(registry);
        boolean granted = wait.getAsBoolean();
        sample.stop(Timer.builder("authflow.cognito.quota.wait")
                .description("Waits for a turn within the quota; a record whose call is refused waits in Kafka")
                .tag("category", category.name())
                .tag("outcome", granted ? "granted" : "refused")
                .register(registry));
        return granted;
    }

    /** Makes a call, and records its time and its outcome. */
    <T> T watched(CognitoOperation operation, Supplier<T> call) {
        Timer.Sample sample = Timer.start(registry);
        Span span = span(operation);
        try {
            T answer = call.get();
            sample.stop(timer(operation, OK));
            return answer;
        } catch (RuntimeException e) {
            FailureCode code = e instanceof StepException known ? known.code() : FailureCode.INTERNAL;
            failed(span, code);
            sample.stop(timer(operation, code.name()));
            countUncertain(operation, e);
            throw e;
        } finally {
            span.end();
        }
    }

    private void countUncertain(CognitoOperation operation, RuntimeException e) {
        if (e instanceof StepException known && known.progress() == Progress.UNCERTAIN) {
            uncertain(operation).increment();
        }
    }

    /** Registers a counter at 0, because {@code increase()} cannot see a series that starts at 1. */
    private Counter uncertain(CognitoOperation operation) {
        return Counter.builder("authflow.cognito.uncertain")
                .description("Calls that may have had their effect though they failed")
                .tag("operation", operation.awsName())
                .register(registry);
    }

    private static void failed(Span span, FailureCode code) {
        span.setStatus(StatusCode.ERROR).setAttribute(ERROR_TYPE, code.name());
    }

    /** Starts a span, as a child of the thread's current span. */
    private Span span(CognitoOperation operation) {
        return tracer.spanBuilder("CognitoIdentityProvider/" + operation.awsName())
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute(RPC_SYSTEM, "aws-api")
                .setAttribute(RPC_SERVICE, "CognitoIdentityProvider")
                .setAttribute(RPC_METHOD, operation.awsName())
                .startSpan();
    }

    private Timer timer(CognitoOperation operation, String outcome) {
        return Timer.builder("authflow.cognito.calls")
                .description("Calls to Cognito, each one attempt, by what came of them")
                .tag("operation", operation.awsName())
                .tag("outcome", outcome)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }
}
