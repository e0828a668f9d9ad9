package io.authflow.deploy.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Runs Prometheus' own promtool, where it is on the path. */
class PrometheusRulesTest {
    private static final String TOOL = "promtool";

    @Test
    void rulesAreOnesThatPrometheusLoads() throws Exception {
        assertThat(promtool(List.of("check", "rules", ObservabilityFiles.RULES.toString())))
                .contains("SUCCESS");
    }

    @Test
    void eachAlertFiresAndIsSilentWhereItsTestsSayIt() throws Exception {
        List<String> arguments = new ArrayList<>(List.of("test", "rules"));
        ObservabilityFiles.tests().forEach(file -> arguments.add(file.toString()));

        assertThat(promtool(arguments)).contains("SUCCESS").doesNotContain("FAILED");
    }

    private static String promtool(List<String> arguments) throws IOException, InterruptedException {
        Optional<Path> tool = find();
        Assumptions.assumeTrue(tool.isPresent(), "There is no promtool: install the package prometheus.");
        List<String> command = new ArrayList<>(List.of(tool.orElseThrow().toString()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    private static Optional<Path> find() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(directory -> Path.of(directory).resolve(TOOL))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
