package io.authflow.e2e.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EnvironmentTest {

    @Test
    void usesContainersWhereADockerDaemonAnswers() {
        assertThat(Environment.choose("auto", () -> true)).isEqualTo(Environment.TESTCONTAINERS);
    }

    @Test
    void staysInTheProcessWhereNoneDoes() {
        assertThat(Environment.choose("auto", () -> false)).isEqualTo(Environment.IN_PROCESS);
    }

    @Test
    void takesNoValueAsAuto() {
        assertThat(Environment.choose("", () -> false)).isEqualTo(Environment.IN_PROCESS);
    }

    @Test
    void staysInTheProcessWhereToldTo() {
        assertThat(Environment.choose("in-process", () -> true)).isEqualTo(Environment.IN_PROCESS);
    }

    @Test
    void refusesContainersWithoutDocker() {
        assertThatThrownBy(() -> Environment.choose("testcontainers", () -> false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no Docker daemon answers")
                .hasMessageContaining("-Dauthflow.environment=in-process");
    }

    @Test
    void refusesAnEnvironmentThatThereIsNot() {
        assertThatThrownBy(() -> Environment.choose("compose", () -> true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Give auto, in-process or testcontainers");
    }
}
