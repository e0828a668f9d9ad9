package io.authflow.messaging.testing.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(strings = {"testcontainers", "compose"})
    void refusesContainersWithoutDocker(String wanted) {
        assertThatThrownBy(() -> Environment.choose(wanted, () -> false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no Docker daemon answers")
                .hasMessageContaining("-Dauthflow.environment=in-process");
    }

    @Test
    void refusesAnEnvironmentThatThereIsNot() {
        assertThatThrownBy(() -> Environment.choose("cluster", () -> true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Give auto or one of in-process, testcontainers, compose");
    }
}
