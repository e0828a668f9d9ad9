package io.authflow.cognito;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Counts what is really sent: what of it goes beyond the calls are retries, and each counts against the account's quota. */
public final class AttemptCounter implements ExecutionInterceptor {
    private final MeterRegistry registry;

    public AttemptCounter(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission sent, ExecutionAttributes attributes) {
        Counter.builder("authflow.cognito.attempts")
                .description("Requests that were sent to Cognito, retries included")
                .tag("operation", attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME))
                .register(registry)
                .increment();
    }
}
