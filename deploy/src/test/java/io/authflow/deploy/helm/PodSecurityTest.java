package io.authflow.deploy.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each setting that keeps a pod small, on each pod of each example. */
class PodSecurityTest {
    /** The image writes its configuration into directories of its own. */
    private static final String FOREIGN = "broker";

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("workloads")
    void podRunsAsAUserWithoutNameOrRights(String values, Workload workload) {
        JsonObject context = workload.pod().getAsJsonObject("securityContext");

        assertThat(context.get("runAsNonRoot").getAsBoolean()).isTrue();
        assertThat(context.get("runAsUser").getAsInt())
                .isEqualTo(workload.component().equals(FOREIGN) ? 1000 : 10001);
        assertThat(context.get("seccompProfile")).isEqualTo(JsonParser.parseString("{type: RuntimeDefault}"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("workloads")
    void containerGainsNothing(String values, Workload workload) {
        JsonObject context = workload.container().getAsJsonObject("securityContext");

        assertThat(context.get("allowPrivilegeEscalation").getAsBoolean()).isFalse();
        assertThat(context.get("capabilities")).isEqualTo(JsonParser.parseString("{drop: [ALL]}"));
        assertThat(context.has("privileged")).isFalse();
        if (!workload.component().equals(FOREIGN)) {
            assertThat(context.get("readOnlyRootFilesystem").getAsBoolean()).isTrue();
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("workloads")
    void podKnowsNothingOfTheClusterOrTheNode(String values, Workload workload) {
        JsonObject pod = workload.pod();

        assertThat(pod.get("automountServiceAccountToken").getAsBoolean()).isFalse();
        assertThat(pod.get("enableServiceLinks").getAsBoolean()).isFalse();
        assertThat(pod.keySet()).doesNotContain("hostNetwork", "hostPID", "hostIPC", "hostAliases");
        assertThat(Manifests.items(pod, "volumes")).noneMatch(volume -> volume.has("hostPath"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("workloads")
    void podHasBounds(String values, Workload workload) {
        JsonObject resources = workload.container().getAsJsonObject("resources");

        assertThat(resources.getAsJsonObject("limits").keySet()).contains("memory");
        assertThat(resources.getAsJsonObject("requests").keySet()).contains("memory", "cpu");
        assertThat(workload.container().get("image").getAsString()).matches(".+(:[^:/]+|@sha256:[0-9a-f]{64})$");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("services")
    void serviceLivesWithoutItsBrokerAndHasTimeToDrain(String values, Workload workload) {
        JsonObject container = workload.container();

        Map.of("startupProbe", "liveness", "livenessProbe", "liveness", "readinessProbe", "readiness")
                .forEach((probe, group) -> assertThat(container
                                .getAsJsonObject(probe)
                                .getAsJsonObject("httpGet")
                                .get("path")
                                .getAsString())
                        .isEqualTo("/actuator/health/" + group));
        assertThat(workload.pod().get("terminationGracePeriodSeconds").getAsInt())
                .isEqualTo(30);
    }

    /** A start waits for the broker before it serves anything: to be killed meanwhile would not help it. */
    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("services")
    void startMayWaitForTheBroker(String values, Workload workload) {
        JsonObject probe = workload.container().getAsJsonObject("startupProbe");

        assertThat(probe.get("periodSeconds").getAsInt()
                        * probe.get("failureThreshold").getAsInt())
                .isGreaterThanOrEqualTo(600);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("services")
    void onlyTmpAndTheStateAreWritable(String values, Workload workload) {
        Stream<String> writable = Manifests.items(workload.container(), "volumeMounts")
                .filter(mount -> !mount.has("readOnly"))
                .map(mount -> mount.get("mountPath").getAsString());

        List<String> expected =
                workload.component().equals("logout") ? List.of("/tmp", "/var/lib/authflow") : List.of("/tmp");
        assertThat(writable).containsExactlyElementsOf(expected);
    }

    @Test
    void eachServiceHasAnAccountOfItsOwn() {
        Manifests manifests = Chart.with("production-values.yaml").render();

        assertThat(manifests
                        .services()
                        .map(service -> service.pod().get("serviceAccountName").getAsString()))
                .containsExactlyInAnyOrder("authflow-check", "authflow-signup", "authflow-login", "sessions-logout");
        assertThat(manifests.ofKind("ServiceAccount").map(Manifests::name))
                .containsExactlyInAnyOrder("authflow-check", "authflow-signup", "authflow-login");
        assertThat(manifests.named("ServiceAccount", "authflow-check").toString())
                .contains("role/authflow-check-service");
    }

    static Stream<Arguments> workloads() {
        return Chart.EXAMPLES.stream()
                .flatMap(values ->
                        Chart.with(values).render().workloads().map(workload -> Arguments.of(values, workload)));
    }

    static Stream<Arguments> services() {
        return Chart.EXAMPLES.stream()
                .flatMap(values ->
                        Chart.with(values).render().services().map(workload -> Arguments.of(values, workload)));
    }
}
