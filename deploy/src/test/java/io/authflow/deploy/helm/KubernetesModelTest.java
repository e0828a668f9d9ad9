package io.authflow.deploy.helm;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the strict check is worth: each planted mistake is one that Kubernetes would refuse, or drop in silence. */
class KubernetesModelTest {
    private static final String DEPLOYMENT = """
            {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "x"},
             "spec": {"replicas": 1, "selector": {"matchLabels": {"a": "b"}},
              "template": {"spec": {"automountServiceAccountToken": false, "containers": [
               {"name": "x", "image": "i", "env": [{"name": "A", "value": "1"}],
                "resources": {"limits": {"memory": "300Mi"}}}]}}}}""";

    @Test
    void takesWhatIsRight() {
        assertThatCode(() -> check(DEPLOYMENT)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"replicas\"                  | \"replcas\"                      | replcas",
                "\"limits\"                    | \"limit\"                        | limit",
                "\"automountServiceAccountToken\" | \"automountServiceToken\"     | automountServiceToken",
                "\"selector\": {\"matchLabels\": {\"a\": \"b\"}}, | `` | selector",
                "\"replicas\": 1               | \"replicas\": \"1\"              | wrong type",
                "\"value\": \"1\"              | \"value\": 1                     | wrong type",
                "\"automountServiceAccountToken\": false | \"automountServiceAccountToken\": \"false\" | wrong type",
                "\"Deployment\"                | \"Deploiment\"                   | Deploiment",
                "\"apps/v1\"                   | \"apps/v1beta1\"                 | not as apps/v1beta1",
                "\"apps/v1\"                   | \"v1\"                           | not as v1",
            })
    void refusesAPlantedMistake(String right, String wrong, String named) {
        String planted = DEPLOYMENT.replace(right, wrong);

        assertThatThrownBy(() -> check(planted)).hasMessageContaining(named);
    }

    @ParameterizedTest
    @CsvSource({"policy/v1, 1.20.0", "policy/v1beta1, 1.21.0"})
    void refusesAVersionThatIsNotServed(String version, String kubernetes) {
        JsonObject budget = JsonParser.parseString("""
                {"apiVersion": "%s", "kind": "PodDisruptionBudget", "metadata": {"name": "x"}}""".formatted(version)).getAsJsonObject();

        assertThatThrownBy(() -> KubernetesModel.check(budget, kubernetes)).hasMessageContaining("not as " + version);
    }

    private static void check(String json) {
        KubernetesModel.check(JsonParser.parseString(json).getAsJsonObject(), "1.35.0");
    }
}
