package io.authflow.signup;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.messaging.telemetry.EndsWhenBroken;
import org.junit.jupiter.api.Test;

class SignupServiceApplicationTest {

    @Test
    void aProcessOfItsOwnEndsWhenTheServiceIsBroken() {
        assertThat(SignupServiceApplication.process().application().getListeners())
                .hasAtLeastOneElementOfType(EndsWhenBroken.class);
    }

    /** In the local run, four services share a process. */
    @Test
    void anApplicationInASharedProcessDoesNotEndIt() {
        assertThat(SignupServiceApplication.application().application().getListeners())
                .noneMatch(EndsWhenBroken.class::isInstance);
    }
}
