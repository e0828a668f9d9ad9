package io.authflow.deploy.observability;

import static io.authflow.deploy.observability.ObservabilityFiles.map;
import static io.authflow.deploy.observability.ObservabilityFiles.maps;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AlertsTest {
    private static final Path OPERATIONS = Path.of("..", "docs", "operations.md");

    static List<Map<String, Object>> alerts() {
        return ObservabilityFiles.alerts();
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void alertSaysHowBadItIsAndWhatToDo(Map<String, Object> alert) {
        assertThat(map(alert, "labels").get("severity")).isIn("critical", "warning");
        assertThat((String) map(alert, "annotations").get("summary")).isNotBlank();
        assertThat(map(alert, "annotations").get("runbook_url"))
                .isEqualTo("docs/operations.md#" + name(alert).toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void alertIsSeenToFireAndToBeSilent(Map<String, Object> alert) {
        List<Map<String, Object>> tests = ObservabilityFiles.testsOf(name(alert));

        assertThat(tests).anyMatch(test -> !maps(test, "exp_alerts").isEmpty());
        assertThat(tests).anyMatch(test -> maps(test, "exp_alerts").isEmpty());
    }

    /** Headings make the anchors that runbook addresses name. */
    @Test
    void operationsHasAChapterForEachAlertAndForNoOther() {
        Set<String> chapters = ObservabilityFiles.read(OPERATIONS)
                .lines()
                .filter(line -> line.startsWith("### Authflow"))
                .map(line -> line.substring(4))
                .collect(Collectors.toSet());

        assertThat(chapters).isEqualTo(names().collect(Collectors.toSet()));
    }

    @Test
    void namesAreUnique() {
        assertThat(names()).doesNotHaveDuplicates();
    }

    private static Stream<String> names() {
        return ObservabilityFiles.alerts().stream().map(AlertsTest::name);
    }

    private static String name(Map<String, Object> alert) {
        return (String) alert.get("alert");
    }
}
