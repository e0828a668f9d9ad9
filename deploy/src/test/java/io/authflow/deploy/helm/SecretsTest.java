package io.authflow.deploy.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets are only ever named, and each service has its own and no other's. */
class SecretsTest {
    @SuppressWarnings("unused") // JUnit reads it
    static final List<String> EXAMPLES = Chart.EXAMPLES;

    @ParameterizedTest
    @FieldSource("EXAMPLES")
    void chartMakesNoSecret(String values) {
        assertThat(Chart.with(values).render().ofKind("Secret")).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("EXAMPLES")
    void noEnvironmentAndNoSettingsHoldASecret(String values) {
        Manifests manifests = Chart.with(values).render();

        assertThat(secretsIn(manifests)).isEmpty();
    }

    /** What the check is worth. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{name: X_SECRET, value: abc}",
                "{name: AUTHFLOW_CHECK_USER_REF_KEY, value: abc}",
                "{name: PROXY_PASSWORD, value: abc}",
                "{name: X, valueFrom: {secretKeyRef: {name: a, key: b}}}"
            })
    void aPlantedSecretIsFound(String variable) {
        Manifests manifests = Chart.with("required-values.yaml").render();
        manifests
                .services()
                .findFirst()
                .orElseThrow()
                .container()
                .getAsJsonArray("env")
                .add(JsonParser.parseString(variable));

        assertThat(secretsIn(manifests)).hasSize(1);
    }

    @Test
    void aSecretPlantedInSettingsIsFound() {
        Manifests manifests = Chart.with("required-values.yaml").render();
        manifests
                .named("ConfigMap", "authflow-check")
                .getAsJsonObject("data")
                .addProperty("settings.yaml", "authflow.check.user-ref-key: abc");

        assertThat(secretsIn(manifests)).hasSize(1);
    }

    private static Stream<String> secretsIn(Manifests manifests) {
        Stream<String> variables = manifests
                .workloads()
                .flatMap(workload -> Manifests.items(workload.container(), "env"))
                .filter(SecretsTest::isSecret)
                .map(JsonObject::toString);
        Stream<String> settings = manifests
                .ofKind("ConfigMap")
                .map(map -> map.get("data").toString())
                .filter(text -> text.matches(
                        "(?is).*(password|secret|jaas\\.config|ref-key|dead-letter-key)\"?[=:] *\"?[^$\\s].*"));
        return Stream.concat(variables, settings);
    }

    /** A variable is no place for a secret, by whichever way it comes there. */
    private static boolean isSecret(JsonObject variable) {
        String name = variable.get("name").getAsString().toUpperCase(Locale.ROOT);
        return variable.toString().contains("secretKeyRef")
                || (variable.has("value") && name.matches(".*(PASSWORD|SECRET|TOKEN|KEY|JAAS).*(?<!_FILE)"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "check | authflow-shared:client-secret authflow-shared:dead-letter.key authflow-shared:public.json authflow-check:user-ref kafka-check-service:sasl.jaas.config",
                "signup | authflow-shared:client-secret authflow-shared:dead-letter.key authflow-signup:signup.json authflow-signup:flow-ref.key kafka-signup-service:sasl.jaas.config",
                "login | authflow-shared:client-secret authflow-shared:dead-letter.key authflow-shared:public.json authflow-login:login.json kafka-login-service:sasl.jaas.config",
                "logout | authflow-shared:client-secret authflow-shared:dead-letter.key authflow-logout:logout.json kafka-logout-service:sasl.jaas.config",
                "topics | kafka-administrator:sasl.jaas.config",
                "test | authflow-test:password authflow-shared:public.json kafka-publisher:sasl.jaas.config",
            })
    void eachSeesItsOwnKeysOnly(String component, String expected) {
        Workload workload = workload("production-values.yaml", component);

        Set<String> seen = workload.secretFiles()
                .map(file -> file.secret() + ":" + file.key())
                .collect(Collectors.toSet());
        assertThat(seen).containsExactlyInAnyOrder(expected.split(" "));
    }

    /** A subPath would never see a key that was rotated. */
    @ParameterizedTest
    @FieldSource("EXAMPLES")
    void changedKeysArrive(String values) {
        assertThat(Chart.with(values)
                        .render()
                        .workloads()
                        .flatMap(workload -> Manifests.items(workload.container(), "volumeMounts")))
                .noneMatch(mount -> mount.has("subPath"));
    }

    @Test
    void poolWithoutSecretOrAttributeTakesNeitherKey() {
        Stream<String> paths =
                workload("tls-values.yaml", "signup").secretFiles().map(Workload.SecretFile::path);

        assertThat(paths).noneMatch(path -> path.contains("client-secret") || path.contains("flow-ref"));
    }

    @Test
    void certificateIsReadByEveryClientOfAService() {
        Stream<String> paths =
                workload("tls-values.yaml", "logout").secretFiles().map(Workload.SecretFile::path);

        assertThat(paths)
                .contains(
                        "kafka/ca.crt",
                        "settings/spring.cloud.stream.kafka.binder.configuration.ssl.keystore.key",
                        "settings/spring.cloud.stream.kafka.binder.configuration.ssl.keystore.certificate.chain",
                        "settings/authflow.scheduler.kafka.ssl.keystore.key",
                        "settings/authflow.scheduler.kafka.ssl.keystore.certificate.chain");
    }

    private static Workload workload(String values, String component) {
        return Chart.with(values)
                .render()
                .workloads()
                .filter(workload -> workload.component().equals(component))
                .findFirst()
                .orElseThrow();
    }
}
