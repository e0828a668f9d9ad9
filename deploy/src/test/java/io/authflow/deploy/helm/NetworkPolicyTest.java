package io.authflow.deploy.helm;

import static io.authflow.deploy.helm.Manifests.items;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the network lets through: the policies that select a pod, added up, as Kubernetes does. */
class NetworkPolicyTest {
    @ParameterizedTest
    @ValueSource(strings = {"required-values.yaml", "production-values.yaml", "tls-values.yaml", "values-local.yaml"})
    void onePolicyTakesAllFromEveryPod(String values) {
        Manifests manifests = Chart.with(values).render();
        JsonObject all = manifests.named("NetworkPolicy", "authflow-all").getAsJsonObject("spec");

        assertThat(manifests.workloads())
                .allMatch(workload -> workload.isSelectedBy(all.getAsJsonObject("podSelector")));
        assertThat(all.get("policyTypes").toString()).isEqualTo("[\"Ingress\",\"Egress\"]");
        assertThat(all.getAsJsonArray("ingress")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "required-values.yaml   | check   | 53 9092 443",
                "required-values.yaml   | logout  | 53 9092 443",
                "required-values.yaml   | topics  | 53 9092",
                "required-values.yaml   | test    | 53 9092",
                "production-values.yaml | login   | 53 9096 443 4318 3128",
                "values-local.yaml      | signup  | 53 9092 9229",
                "values-local.yaml      | cognito | 53",
                "values-local.yaml      | broker  | 53",
            })
    void podReachesWhatItNeedsOnly(String values, String component, String ports) {
        Manifests manifests = Chart.with(values).render();

        assertThat(ports(rules(manifests, component, "egress")).distinct()).containsExactlyInAnyOrder(ports.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "required-values.yaml | check   | http management",
                "required-values.yaml | signup  | management",
                "required-values.yaml | logout  | management",
                "required-values.yaml | topics  | ''",
                "values-local.yaml    | broker  | 9092",
                "values-local.yaml    | cognito | 9229",
            })
    void podIsReachedWhereItServesOnly(String values, String component, String ports) {
        Manifests manifests = Chart.with(values).render();

        assertThat(ports(rules(manifests, component, "ingress")))
                .containsExactlyInAnyOrderElementsOf(Stream.of(ports.split(" "))
                        .filter(port -> !port.isEmpty())
                        .toList());
    }

    @Test
    void onlyMonitoringReadsMetrics() {
        Manifests manifests = Chart.with("required-values.yaml").render();

        List<JsonObject> rules = rules(manifests, "check", "ingress").toList();
        assertThat(rules)
                .filteredOn(rule -> rule.toString().contains("management"))
                .singleElement()
                .satisfies(rule ->
                        assertThat(rule.getAsJsonArray("from").toString()).contains("monitoring"));
        assertThat(rules)
                .filteredOn(rule -> rule.toString().contains("\"http\""))
                .noneMatch(rule -> rule.has("from"));
    }

    /** Names are looked up, and brokers stand, wherever they are, unless the values say where. */
    @ParameterizedTest
    @CsvSource({
        "required-values.yaml, check, 53 9092",
        "required-values.yaml, topics, 53 9092",
        "production-values.yaml, check, 53 3128",
        "production-values.yaml, test, 53",
        "values-local.yaml, logout, 53"
    })
    void everythingElseIsReachedAtItsPlaceOnly(String values, String component, String anywhere) {
        Manifests manifests = Chart.with(values).render();

        assertThat(ports(rules(manifests, component, "egress").filter(rule -> !rule.has("to")))
                        .distinct())
                .containsExactlyInAnyOrder(anywhere.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "required-values.yaml, check, http",
        "required-values.yaml, logout, ''",
        "production-values.yaml, check, ''",
        "values-local.yaml, broker, ''",
        "values-local.yaml, cognito, ''"
    })
    void onlyPublicKeysAreForAnybody(String values, String component, String anybody) {
        Manifests manifests = Chart.with(values).render();

        assertThat(String.join(
                        " ",
                        ports(rules(manifests, component, "ingress").filter(rule -> !rule.has("from")))
                                .toList()))
                .isEqualTo(anybody);
    }

    @Test
    void aRuleWithoutPortsCountsAsAll() {
        Manifests manifests = Chart.with("required-values.yaml")
                .and("networkPolicies.extraEgress[0].to[0].ipBlock.cidr", "10.0.0.0/8")
                .render();

        assertThat(ports(rules(manifests, "login", "egress"))).contains("ALL");
    }

    /** The node's metadata would give a pod the node's own role. */
    @Test
    void nobodyReachesTheNodesMetadata() {
        Manifests manifests = Chart.with("required-values.yaml").render();

        assertThat(rules(manifests, "login", "egress")
                        .filter(rule -> ports(Stream.of(rule)).anyMatch("443"::equals)))
                .singleElement()
                .satisfies(rule ->
                        assertThat(rule.getAsJsonArray("to").toString()).contains("\"except\":[\"169.254.0.0/16\"]"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://traces.example.com/v1/traces, 443",
        "http://traces/v1/traces, 80",
        "http://traces:4318/v1/traces, 4318"
    })
    void tracesGoToThePortOfTheirEndpoint(String endpoint, String port) {
        Manifests manifests = Chart.with("required-values.yaml")
                .and("observability.otlp.endpoint", endpoint)
                .render();

        assertThat(rules(manifests, "check", "egress")
                        .filter(rule -> rule.toString().contains("namespaceSelector")))
                .singleElement()
                .satisfies(rule -> {
                    assertThat(ports(Stream.of(rule))).containsExactly(port);
                    assertThat(rule.get("to").toString()).contains("\"except\":[\"169.254.0.0/16\"]");
                });
        assertThat(manifests.services())
                .allMatch(service -> items(service.container(), "env")
                        .anyMatch(variable -> variable.get("name").getAsString().equals("OTEL_EXPORTER_OTLP_ENDPOINT")
                                && variable.get("value").getAsString().equals(endpoint)));
    }

    private static Stream<JsonObject> rules(Manifests manifests, String component, String direction) {
        Workload workload = manifests
                .workloads()
                .filter(each -> each.component().equals(component))
                .findFirst()
                .orElseThrow();
        return manifests
                .ofKind("NetworkPolicy")
                .map(policy -> policy.getAsJsonObject("spec"))
                .filter(spec -> workload.isSelectedBy(spec.getAsJsonObject("podSelector")))
                .flatMap(spec -> items(spec, direction));
    }

    /** A rule that names no port lets all through. */
    private static Stream<String> ports(Stream<JsonObject> rules) {
        return rules.flatMap(rule -> rule.has("ports")
                ? items(rule, "ports").map(port -> port.get("port").getAsString())
                : Stream.of("ALL"));
    }
}
