package io.authflow.localrun.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.cli.testing.CommandRun;
import org.junit.jupiter.api.Test;

class DemoIT {
    @Test
    void runsBothBranchesAndARefusal() {
        CommandRun run = CommandRun.in(LocalAuthflow::commandLine, "demo", "--session", "1s");

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
