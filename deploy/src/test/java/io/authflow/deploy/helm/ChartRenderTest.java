package io.authflow.deploy.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.google.gson.JsonObject;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the chart renders is what Kubernetes takes, on its oldest and its newest version. */
class ChartRenderTest {
    private static final List<String> VERSIONS = List.of("1.20.0", "1.35.0");
    /** Of the Prometheus operator, which Kubernetes' model does not know. */
    private static final String FOREIGN = "PodMonitor";

    @Test
    void helmFindsNothingToSayAboutTheChart() {
        LintResult result = new Helm(Chart.DIRECTORY).lint().strict().call();

        assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
        assertThat(result.getMessages()).noneMatch(message -> message.contains("WARNING"));
    }

    @ParameterizedTest
    @MethodSource("examplesOnVersions")
    void everyObjectIsOneThatKubernetesTakes(String values, String version) {
        Manifests manifests = Chart.with(values).on(version).render();

        assertThat(manifests.objects()).hasSizeGreaterThan(12);
        for (JsonObject object : manifests.objects()) {
            if (!Manifests.kind(object).equals(FOREIGN)) {
                assertThatCode(() -> KubernetesModel.check(object, version))
                        .as("%s %s", Manifests.kind(object), Manifests.name(object))
                        .doesNotThrowAnyException();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("examplesOnVersions")
    void noTwoObjectsHaveOneName(String values, String version) {
        Manifests manifests = Chart.with(values).on(version).render();

        assertThat(manifests.objects().stream().map(object -> Manifests.kind(object) + " " + Manifests.name(object)))
                .doesNotHaveDuplicates();
    }

    @Test
    void anOldKubernetesGetsItsOwnApiVersions() {
        Chart chart = Chart.with("required-values.yaml");

        assertThat(budgets(chart.on("1.20.0"))).containsOnly("policy/v1beta1");
        assertThat(budgets(chart.on("1.21.0"))).containsOnly("policy/v1");
    }

    @Test
    void whatCanBeLeftOutIsLeftOut() {
        Manifests manifests = Chart.with("off-values.yaml").render();

        assertThat(manifests.objects().stream().map(Manifests::kind))
                .containsOnly("ConfigMap", "ServiceAccount", "Service", "Deployment", "StatefulSet");
        assertThat(manifests.workloads()).hasSize(4);
    }

    @Test
    void testIsOneOfHelm() {
        Manifests manifests = Chart.with("required-values.yaml").render();

        assertThat(manifests
                        .named("Pod", "authflow-test")
                        .getAsJsonObject("metadata")
                        .get("annotations")
                        .toString())
                .contains("was-hook");
        assertThat(manifests
                        .workloads()
                        .filter(workload -> workload.object().toString().contains("was-hook")))
                .hasSize(1);
    }

    /** With others the AOT cache of an image may not fit, which costs half of the start. */
    @Test
    void programsRunWithTheOptionsThatTheirCacheWasMadeWith() throws IOException {
        String made =
                Files.readString(Path.of("image", "train.sh")) + Files.readString(Path.of("image", "java.options"));

        Manifests manifests = Chart.with("required-values.yaml").render();

        assertThat(manifests
                        .workloads()
                        .flatMap(workload -> Manifests.items(workload.container(), "env"))
                        .filter(variable -> variable.get("name").getAsString().equals("JDK_JAVA_OPTIONS"))
                        .flatMap(variable ->
                                Stream.of(variable.get("value").getAsString().split(" "))))
                .isNotEmpty()
                .allMatch(made::contains);
        assertThat(manifests.workloads().filter(workload -> workload.container().has("command")))
                .isNotEmpty()
                .allMatch(workload ->
                        workload.container().get("command").toString().contains("java @/app/java.options"));
    }

    @Test
    void jobOfTheTopicsHasANameOfItsContent() {
        Chart chart = Chart.with("required-values.yaml");

        assertThat(jobName(chart)).isEqualTo(jobName(chart)).isNotEqualTo(jobName(chart.and("topics.partitions", 12)));
    }

    private static String jobName(Chart chart) {
        return chart.render().ofKind("Job").map(Manifests::name).findFirst().orElseThrow();
    }

    private static Stream<String> budgets(Chart chart) {
        return chart.render()
                .ofKind("PodDisruptionBudget")
                .map(budget -> budget.get("apiVersion").getAsString());
    }

    static Stream<Arguments> examplesOnVersions() {
        return Chart.EXAMPLES.stream()
                .flatMap(values -> VERSIONS.stream().map(version -> Arguments.of(values, version)));
    }
}
