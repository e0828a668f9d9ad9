package io.authflow.deploy.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ChartLintTest {
    @Test
    void helmFindsNothingToSayAboutTheChart() {
        LintResult result =
                new Helm(Path.of("helm", "authflow")).lint().strict().call();

        assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
    }
}
