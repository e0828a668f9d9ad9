package io.authflow.e2e.fault.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SamplesTest {
    private static final Samples GOOD = Samples.of("""
            # TYPE authflow_step_waiting_partitions gauge
            authflow_step_waiting_partitions{step="login"} 0.0
            authflow_scheduler_ready 1.0
            authflow_scheduler_next_due_seconds NaN
            authflow_cognito_calls_seconds_count{operation="InitiateAuth",outcome="ok"} 7
            jvm_threads_live_threads 30.0
            """);

    @Test
    void seesNothingOnAGoodDay() {
        assertThat(GOOD.unwell(GOOD)).isEmpty();
    }

    @Test
    void seesWhatIsNotAsItWas() {
        Samples bad = Samples.of("""
                authflow_step_waiting_partitions{step="login"} 3.0
                authflow_scheduler_ready 0.0
                authflow_scheduler_next_due_seconds -4.5
                authflow_cognito_calls_seconds_count{operation="InitiateAuth",outcome="ok"} 9
                authflow_cognito_calls_seconds_count{operation="InitiateAuth",outcome="THROTTLED"} 2
                """);

        assertThat(bad.unwell(GOOD))
                .containsOnlyKeys(
                        "authflow_step_waiting_partitions{step=\"login\"}",
                        "authflow_scheduler_ready",
                        "authflow_scheduler_next_due_seconds",
                        "authflow_cognito_calls_seconds_count{operation=\"InitiateAuth\",outcome=\"THROTTLED\"}");
    }
}
