package io.authflow.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DemoIT {
    @Test
    void runsBothBranchesAndARefusal() {
        CommandRun run = CommandRun.of("demo", "--session", "1s");

        assertThat(run.exitCode()).as(run.all()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .containsSubsequence(
                        "auth.user-not-found.v1",
                        "auth.signed-up.v1",
                        "auth.logged-out.v1",
                        "auth.user-found.v1",
                        "auth.logged-in.v1",
                        "auth.logged-out.v1",
                        "failed in login: NOT_AUTHORIZED")
                .doesNotContain("password123")
                .doesNotContain("test@example.com");
    }
}
