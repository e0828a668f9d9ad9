package io.authflow.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.messaging.telemetry.EndsWhenBroken;
import org.junit.jupiter.api.Test;

class CheckServiceApplicationTest {

    @Test
    void aProcessOfItsOwnEndsWhenTheServiceIsBroken() {
        assertThat(CheckServiceApplication.process().application().getListeners())
                .hasAtLeastOneElementOfType(EndsWhenBroken.class);
    }

    /** In the local run, four services share a process. */
    @Test
    void anApplicationInASharedProcessDoesNotEndIt() {
        assertThat(CheckServiceApplication.application().application().getListeners())
                .noneMatch(EndsWhenBroken.class::isInstance);
    }
}
