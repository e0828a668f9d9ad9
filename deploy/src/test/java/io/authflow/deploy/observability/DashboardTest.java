package io.authflow.deploy.observability;

import static io.authflow.deploy.observability.ObservabilityFiles.map;
import static io.authflow.deploy.observability.ObservabilityFiles.maps;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DashboardTest {
    private final Map<String, Object> dashboard = ObservabilityFiles.yaml(ObservabilityFiles.DASHBOARD);
    private final List<Map<String, Object>> panels = maps(dashboard, "panels");

    @Test
    void asksForItsDataSourceOnly() {
        assertThat(maps(map(dashboard, "templating"), "list"))
                .singleElement()
                .satisfies(variable -> assertThat(variable).containsEntry("type", "datasource"));
        assertThat(ObservabilityFiles.read(ObservabilityFiles.DASHBOARD)).doesNotContain("DS_");
    }

    @Test
    void hasARowForEachPart() {
        assertThat(panels)
                .filteredOn(panel -> "row".equals(panel.get("type")))
                .extracting(panel -> panel.get("title"))
                .containsExactly("Flow", "Services", "Cognito", "Scheduler", "Kafka", "JVM");
    }

    @Test
    void panelsHaveIdsOfTheirOwnAndTheDataSourceThatIsChosen() {
        assertThat(panels).extracting(panel -> panel.get("id")).doesNotHaveDuplicates();
        assertThat(panels)
                .filteredOn(panel -> !"row".equals(panel.get("type")))
                .allSatisfy(panel -> assertThat(map(panel, "datasource")).containsEntry("uid", "${datasource}"));
    }
}
