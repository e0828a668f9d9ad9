package io.authflow.deploy.helm;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nonsense is refused before anything is installed, in a sentence that names the value. */
class BadValuesTest {
    private static final List<String> SECRETS = List.of(
            "clientSecret",
            "deadLetterKey",
            "publicKeys",
            "userRefKey",
            "signupKeys",
            "flowRefKey",
            "loginKeys",
            "logoutKeys",
            "testPassword");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // a value that is no such value
                "kafka.bootstrapServers         | kafka                       | /kafka/bootstrapServers",
                "kafka.bootstrapServers         | kafka:99999                 | /kafka/bootstrapServers",
                "kafka.securityProtocol         | TLS                         | /kafka/securityProtocol",
                "kafka.saslMechanism            | AWS_MSK_IAM                 | /kafka/saslMechanism",
                "cognito.region                 | Frankfurt                   | /cognito/region",
                "cognito.userPoolId             | eu-central-1                | /cognito/userPoolId",
                "cognito.clientId               | my client                   | /cognito/clientId",
                "logoutBy                       | token                       | /logoutBy",
                "secrets.name                   | My_Secret                   | /secrets/name",
                "check.replicas                 | 0                           | /check/replicas",
                "check.replicas                 | many                        | /check/replicas",
                "check.sessionSeconds           | 86401                       | /check/sessionSeconds",
                "topics.partitions              | 0                           | /topics/partitions",
                "logout.state.size              | big                         | /logout/state/size",
                "login.resources.limits.memory  | 300MB                       | /login/resources/limits/memory",
                "image.digests.cli              | sha256:12                   | /image/digests/cli",
                "image.registry                 | mycompany                   | /image/registry",
                "image.registry                 | mycompany/team              | /image/registry",
                "image.registry                 | mycompany/registry.example.com | /image/registry",
                "image.registry                 | localhostess                | /image/registry",
                "image.registry                 | registry.                   | /image/registry",
                "image.pullPolicy               | Sometimes                   | /image/pullPolicy",
                "networkPolicies.kafkaPorts[0]  | 70000                       | /networkPolicies/kafkaPorts/0",
                "topics.partitions              | 1001                        | /topics/partitions",
                "logout.standbyReplicas         | 4                           | /logout/standbyReplicas",
                "observability.otlp.endpoint    | http://collector:99999      | /observability/otlp/endpoint",
                "observability.otlp.endpoint    | collector:4318              | /observability/otlp/endpoint",
                "topologySpread.whenUnsatisfiable | Never                     | /topologySpread/whenUnsatisfiable",
                // a name that is none
                "chek.replicas                  | 2                           | chek",
                "check.replica                  | 2                           | replica",
                "check.kafka.password           | x                           | password",
                "podLabels.app\\.kubernetes\\.io/name | x                     | app.kubernetes.io/name",
                // a secret where anybody could read it
                "kafka.properties.ssl\\.truststore\\.password | x             | ssl.truststore.password",
                "kafka.properties.sasl\\.jaas\\.config | x                    | sasl.jaas.config",
                "check.settings.authflow\\.check\\.user-ref-key | x           | authflow.check.user-ref-key",
                "login.settings.authflow\\.cognito\\.client-secret | x        | authflow.cognito.client-secret",
                "login.settings.authflow\\.sealing\\.private-keys | x         | authflow.sealing.private-keys",
                // the same in another spelling, which Spring takes too
                "check.settings.authflow\\.check\\.userRefKey | x             | userRefKey",
                "check.settings.authflow\\.check\\.userrefkey | x             | userrefkey",
                "check.settings.authflow\\.messaging\\.deadLetterKey | x      | deadLetterKey",
                "check.settings.authflow\\.sealing\\.privateKeys | x          | privateKeys",
                "check.settings.authflow\\.check\\.plainIntake | true         | plainIntake",
            })
    void schemaRefuses(String path, String value, String named) {
        assertThatThrownBy(() -> valid().and(path, value).text()).hasMessageContaining(named);
    }

    /** A node takes the first component for a registry only if it has a dot or a port, or is localhost. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "registry.example.com",
                "registry.example.com:5000/team/a",
                "registry:5000",
                "localhost",
                "localhost/team",
                "localhost:5000",
                "10.0.0.7:5000",
                "docker.io/mycompany"
            })
    void schemaTakesARegistry(String registry) {
        assertThatCode(() -> valid().and("image.registry", registry).text()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "image.registry=''               | image.registry is not set",
                "kafka.bootstrapServers=''       | kafka.bootstrapServers is not set",
                "cognito.region=''               | cognito.region is not set",
                "cognito.userPoolId=''           | cognito.userPoolId is not set",
                "cognito.clientId=''             | cognito.clientId is not set",
                "secrets.name=''                 | secrets.clientSecret has no Secret",
                "cognito.region=eu-west-1        | cognito.userPoolId is eu-central-1_AbCdEfGhI, which is no pool of",
                "check.replicas=7                | check.replicas is 7, but topics.partitions is 6",
                "logout.replicas=9               | logout.replicas is 9, but topics.partitions is 6",
                "logout.standbyReplicas=2        | logout.standbyReplicas is 2, but logout.replicas is 2",
                "check.plainIntake=true          | check.plainIntake is true, but passwords in clear",
                "kafka.securityProtocol=SASL_SSL | check.kafka.saslJaasConfig.name is not set",
                "kafka.ca.name=ca                | kafka.ca.name is set, but kafka.securityProtocol is PLAINTEXT",
                "login.serviceAccount.create=false | login.serviceAccount.create is false and has no name",
                "local.enabled=true              | local.enabled is true, which brings a broker of its own",
                "topics.kafka.saslJaasConfig.name=x | topics.kafka.saslJaasConfig.name is set",
                "check.kafka.clientCertificate.name=x | check.kafka.clientCertificate.name is set",
                "check.settings.authflow\\.cognito\\.clients-ecret=x | authflow.cognito.clients-ecret, which sounds like a",
                "check.settings.authflow\\.check\\.plainintake=true | authflow.check.plainintake, which the chart sets",
                "check.settings.server\\.port=9999 | check.settings has server.port, which the chart sets itself",
                "login.settings.management\\.server\\.port=9999 | login.settings has management.server.port, which the chart sets itself",
            })
    void ruleRefuses(String setting, String sentence) {
        String[] pair = setting.replace("''", "").split("=", -1);

        assertThatThrownBy(() -> valid().and(pair[0], pair[1]).text()).hasMessageContaining(sentence);
    }

    /** A variable outranks what the chart sets, and is read by whoever may read a pod. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AUTHFLOW_CHECK_PLAIN_INTAKE | on   | would outrank what the chart sets",
                "authflow_check_plainIntake  | on   | would outrank what the chart sets",
                "SPRING_CONFIG_IMPORT        | x    | would outrank what the chart sets",
                "SERVER_PORT                 | x    | would outrank what the chart sets",
                "JDK_JAVA_OPTIONS            | -Xmx1g | would outrank what the chart sets",
                "AWS_REGION                  | eu-west-1 | would outrank what the chart sets",
                "OTEL_EXPORTER_OTLP_ENDPOINT | x    | would outrank what the chart sets",
                "PROXY_PASSWORD              | x    | PROXY_PASSWORD with a value",
                "AWS_SECRET_ACCESS_KEY       | x    | AWS_SECRET_ACCESS_KEY with a value",
            })
    void variableIsRefused(String name, String value, String sentence) {
        Chart chart = valid().and("login.extraEnv[0].name", name).and("login.extraEnv[0].value", value);

        assertThatThrownBy(chart::text)
                .hasMessageContaining("login.extraEnv has " + name)
                .hasMessageContaining(sentence);
    }

    /** Each service has a Secret of its own, and the test has none. */
    @ParameterizedTest
    @ValueSource(strings = {"testPassword", "publicKeys"})
    void testWithoutItsSecretsIsRefused(String entry) {
        Chart chart = valid().and("secrets.name", "");
        for (String named : SECRETS) {
            chart = chart.and("secrets." + named + ".name", named.equals(entry) ? "" : "of-its-own");
        }

        assertThatThrownBy(chart::text).hasMessageContaining("secrets." + entry + " has no Secret");
    }

    @Test
    void passwordInClearIsRefused() {
        Chart chart = valid().and("kafka.securityProtocol", "SASL_PLAINTEXT").and("kafka.saslMechanism", "PLAIN");

        assertThatThrownBy(chart::text).hasMessageContaining("the password would cross the network in clear");
    }

    @Test
    void moreReplicasThanTheLocalBrokerHoldsAreRefused() {
        Chart local =
                new Chart(Chart.with("values-local.yaml").files(), Map.of("topics.replicationFactor", 3), "1.35.0");

        assertThatThrownBy(local::text).hasMessageContaining("topics.replicationFactor is 3, but local.enabled");
    }

    private static Chart valid() {
        return Chart.with("required-values.yaml");
    }
}
