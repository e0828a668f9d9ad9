package io.authflow.deploy.observability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** What operators load into Prometheus and Grafana. */
final class ObservabilityFiles {
    static final Path RULES = Path.of("observability", "prometheus-rules.yaml");
    static final Path DASHBOARD = Path.of("observability", "grafana-dashboard.json");

    private static final Path TESTS = Path.of("observability", "tests");

    private ObservabilityFiles() {}

    static List<Map<String, Object>> alerts() {
        return maps(yaml(RULES), "groups").stream()
                .flatMap(group -> maps(group, "rules").stream())
                .toList();
    }

    static List<Path> tests() {
        try (Stream<Path> files = Files.list(TESTS)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The test cases of one alert. */
    static List<Map<String, Object>> testsOf(String alert) {
        return tests().stream()
                .flatMap(file -> maps(yaml(file), "tests").stream())
                .flatMap(test -> maps(test, "alert_rule_test").stream())
                .filter(test -> alert.equals(test.get("alertname")))
                .toList();
    }

    /** YAML, of which JSON is a part. */
    static Map<String, Object> yaml(Path file) {
        return new Yaml().load(read(file));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> maps(Map<String, Object> of, String key) {
        return (List<Map<String, Object>>) of.get(key);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Map<String, Object> of, String key) {
        return (Map<String, Object>) of.get(key);
    }
}
