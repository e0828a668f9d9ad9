package io.authflow.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.messaging.telemetry.EndsWhenBroken;
import org.junit.jupiter.api.Test;

class LoginServiceApplicationTest {

    @Test
    void aProcessOfItsOwnEndsWhenTheServiceIsBroken() {
        assertThat(LoginServiceApplication.process().application().getListeners())
                .hasAtLeastOneElementOfType(EndsWhenBroken.class);
    }

    /** In the local run, four services share a process. */
    @Test
    void anApplicationInASharedProcessDoesNotEndIt() {
        assertThat(LoginServiceApplication.application().application().getListeners())
                .noneMatch(EndsWhenBroken.class::isInstance);
    }
}
