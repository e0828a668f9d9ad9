package io.authflow.deploy.helm;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The chart with values.
 *
 * @param files of values: of the chart, or of its folder {@code ci}
 * @param set single values, by their path
 */
record Chart(List<String> files, Map<String, Object> set, String kubeVersion) {
    static final Path DIRECTORY = Path.of("helm", "authflow");
    /** Each with the values files that it stands for. */
    static final List<String> EXAMPLES = List.of(
            "required-values.yaml",
            "production-values.yaml",
            "tls-values.yaml",
            "off-values.yaml",
            "values-local.yaml");

    static Chart with(String... files) {
        return new Chart(List.of(files), Map.of(), "1.35.0");
    }

    Chart and(String path, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(set);
        more.put(path, value);
        return new Chart(files, more, kubeVersion);
    }

    Chart on(String version) {
        return new Chart(files, set, version);
    }

    Manifests render() {
        return Manifests.parse(text());
    }

    /** @throws RuntimeException with Helm's own message, where it refuses */
    String text() {
        TemplateCommand command = new Helm(HookedChart.WITH_HOOKS)
                .template()
                .withName("authflow")
                .withNamespace("sessions")
                .withKubeVersion(kubeVersion);
        files.stream().map(Chart::file).forEach(command::withValuesFile);
        set.forEach(command::set);
        return command.call();
    }

    static Stream<Manifests> examples() {
        return EXAMPLES.stream().map(name -> with(name).render());
    }

    private static Path file(String name) {
        return name.startsWith("values")
                ? DIRECTORY.resolve(name)
                : DIRECTORY.resolve("ci").resolve(name);
    }
}
