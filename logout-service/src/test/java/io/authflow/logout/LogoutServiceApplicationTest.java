package io.authflow.logout;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.messaging.telemetry.EndsWhenBroken;
import org.junit.jupiter.api.Test;

class LogoutServiceApplicationTest {

    @Test
    void aProcessOfItsOwnEndsWhenTheServiceIsBroken() {
        assertThat(LogoutServiceApplication.process().application().getListeners())
                .hasAtLeastOneElementOfType(EndsWhenBroken.class);
    }

    /** In the local run, four services share a process. */
    @Test
    void anApplicationInASharedProcessDoesNotEndIt() {
        assertThat(LogoutServiceApplication.application().application().getListeners())
                .noneMatch(EndsWhenBroken.class::isInstance);
    }
}
