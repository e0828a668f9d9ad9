package io.authflow.deploy.helm;

import static io.authflow.deploy.helm.Manifests.items;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What one object says of another is true. */
class WiringTest {
    @SuppressWarnings("unused") // JUnit reads it
    static final List<String> EXAMPLES = Chart.EXAMPLES;

    @ParameterizedTest
    @FieldSource("EXAMPLES")
    void everyWorkloadSelectsItsOwnPodsOnly(String values) {
        Manifests manifests = Chart.with(values).render();

        manifests
                .workloads()
                .filter(workload -> workload.spec().has("selector"))
                .forEach(workload -> {
                    JsonObject selector = workload.spec().getAsJsonObject("selector");
                    assertThat(manifests.workloads().filter(other -> other.isSelectedBy(selector)))
                            .as("%s", workload)
                            .containsExactly(workload);
                });
    }

    @ParameterizedTest
    @FieldSource("EXAMPLES")
    void servicesAndBudgetsAndSpreadsSelectPods(String values) {
        Manifests manifests = Chart.with(values).render();
        Stream<JsonObject> selectors = Stream.of(
                        manifests.ofKind("Service").map(WiringTest::selectorOf),
                        manifests
                                .ofKind("PodDisruptionBudget")
                                .map(budget -> budget.getAsJsonObject("spec").getAsJsonObject("selector")),
                        manifests
                                .workloads()
                                .flatMap(workload -> items(workload.pod(), "topologySpreadConstraints"))
                                .map(spread -> spread.getAsJsonObject("labelSelector")))
                .flatMap(all -> all);

        assertThat(selectors)
                .isNotEmpty()
                .allSatisfy(selector -> assertThat(
                                manifests.workloads().filter(workload -> workload.isSelectedBy(selector)))
                        .hasSize(1));
    }

    @ParameterizedTest
    @FieldSource("EXAMPLES")
    void everyPortThatIsNamedIsThere(String values) {
        Manifests manifests = Chart.with(values).render();

        manifests.workloads().forEach(workload -> {
            assertThat(workload.probedPorts()).as("%s", workload).isSubsetOf(workload.ports());
        });
        assertThat(manifests.ofKind("Service"))
                .allSatisfy(service -> assertThat(items(service.getAsJsonObject("spec"), "ports")
                                .map(port -> port.get("targetPort").getAsString()))
                        .isSubsetOf(portsBehind(manifests, service).toList()));
    }

    @ParameterizedTest
    @FieldSource("EXAMPLES")
    void everyVolumeAndEveryConfigMapThatIsNamedIsThere(String values) {
        Manifests manifests = Chart.with(values).render();
        Set<String> configMaps =
                manifests.ofKind("ConfigMap").map(Manifests::name).collect(Collectors.toSet());

        manifests.workloads().forEach(workload -> {
            Set<String> volumes = Stream.concat(
                            items(workload.pod(), "volumes").map(volume -> volume.get("name")),
                            items(workload.spec(), "volumeClaimTemplates")
                                    .map(claim ->
                                            claim.getAsJsonObject("metadata").get("name")))
                    .map(JsonElement::getAsString)
                    .collect(Collectors.toSet());
            assertThat(items(workload.container(), "volumeMounts")
                            .map(mount -> mount.get("name").getAsString()))
                    .as("%s", workload)
                    .containsExactlyInAnyOrderElementsOf(volumes);
            assertThat(items(workload.pod(), "volumes")
                            .filter(volume -> volume.has("configMap"))
                            .map(volume -> volume.getAsJsonObject("configMap")
                                    .get("name")
                                    .getAsString()))
                    .isSubsetOf(configMaps);
        });
    }

    private static Stream<String> portsBehind(Manifests manifests, JsonObject service) {
        return manifests
                .workloads()
                .filter(workload -> workload.isSelectedBy(selectorOf(service)))
                .flatMap(workload -> workload.ports().stream());
    }

    private static JsonObject selectorOf(JsonObject service) {
        JsonObject selector = new JsonObject();
        selector.add("matchLabels", service.getAsJsonObject("spec").get("selector"));
        return selector;
    }
}
