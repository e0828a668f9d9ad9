package io.authflow.deploy.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.authflow.check.CheckServiceApplication;
import io.authflow.login.LoginServiceApplication;
import io.authflow.logout.LogoutServiceApplication;
import io.authflow.signup.SignupServiceApplication;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the chart sets is what the services read: their own classes take it, and every name is one that somebody knows. */
class SettingsTest {
    private static final Map<String, Class<?>> SERVICES = Map.of(
            "check", CheckServiceApplication.class,
            "signup", SignupServiceApplication.class,
            "login", LoginServiceApplication.class,
            "logout", LogoutServiceApplication.class);

    private static final KnownSettings KNOWN = KnownSettings.onClassPath();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("services")
    void serviceTakesEachValue(String values, String component) {
        MountedSettings settings = settings(values, component);

        assertThatCode(() -> SettingsClasses.of(SERVICES.get(component)).bind(settings))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyNameIsKnown(String values, String component) {
        MountedSettings settings = settings(values, component);

        assertThat(settings.names()).hasSizeGreaterThan(8).allMatch(KNOWN::has, "somebody knows it");
    }

    @Test
    void aNameThatNobodyKnowsIsSeen() {

        assertThat(List.of("authflow.check.plain-intak", "server.prot", "authflow.chek.plain-intake"))
                .noneMatch(KNOWN::has);
    }

    @ParameterizedTest
    @MethodSource("services")
    void whatIsMountedCountsMoreThanTheServicesOwnFiles(String values, String component) {
        MountedSettings settings = settings(values, component);

        String brokers = settings.environment().getRequiredProperty("spring.cloud.stream.kafka.binder.brokers");
        assertThat(brokers)
                .isNotEqualTo("localhost:9092")
                .isEqualTo(settings.environment().getRequiredProperty("authflow.kafka.bootstrap-servers"));
    }

    /** In the binder's clients, and in the scheduler's. */
    @Test
    void everyClientOfKafkaLogsIn() {
        MountedSettings settings = settings("production-values.yaml", "logout");

        for (String prefix : List.of("spring.cloud.stream.kafka.binder.configuration.", "authflow.scheduler.kafka.")) {
            assertThat(settings.environment().getProperty(prefix + "security.protocol"))
                    .isEqualTo("SASL_SSL");
            assertThat(settings.environment().getProperty(prefix + "sasl.mechanism"))
                    .isEqualTo("SCRAM-SHA-512");
            assertThat(settings.environment().getProperty(prefix + "sasl.jaas.config"))
                    .isEqualTo(MountedSettings.KEY);
        }
    }

    /** Helm's numbers are floating. */
    @Test
    void aLargeNumberStaysOne() {
        Manifests manifests = Chart.with("required-values.yaml")
                .and("check.settings.authflow\\.messaging\\.journal-entries", 2_000_000)
                .render();

        MountedSettings settings = MountedSettings.of(manifests, "check", directory);
        assertThat(settings.environment().getProperty("authflow.messaging.journal-entries"))
                .isEqualTo("2000000");
    }

    @Test
    void aLargeNumberStaysOneForTheCommandsToo() {
        Manifests manifests = Chart.with("tls-values.yaml").render();

        assertThat(manifests.named("ConfigMap", "authflow-topics").toString()).contains("receive.buffer.bytes=1048576");
    }

    /** Each consumer takes memory of a pod. */
    @ParameterizedTest
    @CsvSource({"6, 6", "24, 24", "1000, 24"})
    void consumersAreBounded(int partitions, String consumers) {
        Manifests manifests = Chart.with("required-values.yaml")
                .and("topics.partitions", partitions)
                .render();

        MountedSettings settings = MountedSettings.of(manifests, "check", directory);
        assertThat(settings.environment().getProperty("authflow.concurrency")).isEqualTo(consumers);
    }

    private MountedSettings settings(String values, String component) {
        return MountedSettings.of(Chart.with(values).render(), component, directory);
    }

    static Stream<Arguments> services() {
        return Chart.EXAMPLES.stream()
                .flatMap(values ->
                        SERVICES.keySet().stream().sorted().map(component -> Arguments.of(values, component)));
    }
}
