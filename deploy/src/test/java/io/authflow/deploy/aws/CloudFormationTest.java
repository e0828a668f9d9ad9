package io.authflow.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

class CloudFormationTest {
    private static final String POOL_ARN = "{\"GetAtt\":\"UserPool.Arn\"}";

    private final CloudFormation template = CloudFormation.read();

    /** The documents are compared with the code of the services elsewhere. */
    @ParameterizedTest
    @CsvSource({"CheckRole, check", "SignupRole, signup", "LogoutRole, logout"})
    void roleAllowsWhatTheDocumentOfItsServiceAllows(String role, String service) throws IOException {
        JsonObject granted = onlyStatement(onlyPolicy(role).getAsJsonObject("PolicyDocument"));
        JsonObject document = onlyStatement(JsonParser.parseString(
                        Files.readString(CloudFormation.DIRECTORY.resolve(service + "-service-policy.json")))
                .getAsJsonObject());

        assertThat(granted.get("Action")).isEqualTo(document.get("Action"));
        assertThat(granted.get("Effect").getAsString()).isEqualTo("Allow");
        assertThat(granted.get("Resource").toString()).isEqualTo(POOL_ARN);
        assertThat(granted.keySet()).containsExactlyInAnyOrder("Effect", "Action", "Resource");
    }

    @Test
    void nothingElseIsGranted() {
        assertThat(template.section("Resources").keySet())
                .containsExactlyInAnyOrder("UserPool", "UserPoolClient", "CheckRole", "SignupRole", "LogoutRole");
        assertThat(template.resourcesOfType("AWS::IAM::Role"))
                .hasSize(3)
                .allSatisfy(role -> assertThat(template.properties(role).keySet())
                        .containsExactlyInAnyOrder("AssumeRolePolicyDocument", "Policies"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "signup", "logout"})
    void roleIsTakenByItsServiceAccountOnly(String service) {
        String role = service.substring(0, 1).toUpperCase(Locale.ROOT) + service.substring(1) + "Role";
        String document = template.properties(role)
                .getAsJsonObject("AssumeRolePolicyDocument")
                .get("Sub")
                .getAsString();

        JsonObject trust =
                onlyStatement(JsonParser.parseString(filled(document)).getAsJsonObject());
        assertThat(trust.get("Action").getAsString()).isEqualTo("sts:AssumeRoleWithWebIdentity");
        assertThat(trust.get("Principal").toString())
                .isEqualTo("{\"Federated\":\"arn:aws:iam::111122223333:oidc-provider/oidc.example/id/A\"}");
        assertThat(trust.get("Condition"))
                .isEqualTo(JsonParser.parseString("{StringEquals: {'oidc.example/id/A:aud': 'sts.amazonaws.com',"
                        + " 'oidc.example/id/A:sub': 'system:serviceaccount:sessions:authflow-" + service + "'}}"));
    }

    @Test
    void poolMarksSignupsOnceAndForAll() {
        JsonObject attribute =
                template.properties("UserPool").getAsJsonArray("Schema").get(0).getAsJsonObject();

        assertThat(attribute.get("Name").getAsString()).isEqualTo("authflow_ref");
        assertThat(attribute.get("Mutable").getAsBoolean()).isFalse();
    }

    /** One that the client may not write refuses the whole sign-up. */
    @Test
    void clientWritesTheAttributesThatSignupServiceSets() throws IOException {
        String code = Files.readString(
                Path.of("..", "signup-service/src/main/java/io/authflow/signup/cognito/UserAttributes.java"));
        List<String> set = Pattern.compile("(?m)^    static final String \\w+ = \"([^\"]+)\"")
                .matcher(code)
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(set).contains("email");
        assertThat(template.properties("UserPoolClient")
                        .getAsJsonArray("WriteAttributes")
                        .asList())
                .extracting(JsonElement::getAsString)
                .containsExactlyInAnyOrderElementsOf(set);
    }

    @Test
    void poolSurvivesItsStack() {
        JsonObject pool = template.section("Resources").getAsJsonObject("UserPool");

        assertThat(pool.get("DeletionPolicy").getAsString()).isEqualTo("Retain");
        assertThat(pool.get("UpdateReplacePolicy").getAsString()).isEqualTo("Retain");
        assertThat(template.properties("UserPool").get("DeletionProtection").getAsString())
                .isEqualTo("ACTIVE");
    }

    @Test
    void clientIsAsTheServicesNeedIt() {
        JsonObject client = template.properties("UserPoolClient");

        Map.of(
                        "GenerateSecret", "true",
                        "PreventUserExistenceErrors", "\"ENABLED\"",
                        "EnableTokenRevocation", "true",
                        "ExplicitAuthFlows", "[\"ALLOW_USER_PASSWORD_AUTH\",\"ALLOW_REFRESH_TOKEN_AUTH\"]",
                        "AccessTokenValidity", "60")
                .forEach(
                        (name, value) -> assertThat(client.get(name)).asString().isEqualTo(value));
    }

    @Test
    void everyParameterHasBounds() {
        assertThat(template.section("Parameters").entrySet()).isNotEmpty().allSatisfy(parameter -> {
            JsonObject bounds = parameter.getValue().getAsJsonObject();
            assertThat(bounds.has("AllowedPattern") || (bounds.has("MinValue") && bounds.has("MaxValue")))
                    .as(parameter.getKey())
                    .isTrue();
        });
    }

    @Test
    void issuerIsGivenWithoutItsScheme() {
        Pattern allowed = Pattern.compile(template.section("Parameters")
                .getAsJsonObject("OidcProvider")
                .get("AllowedPattern")
                .getAsString());

        assertThat("oidc.eks.eu-central-1.amazonaws.com/id/0123456789ABCDEF").matches(allowed);
        assertThat("https://oidc.eks.eu-central-1.amazonaws.com/id/0123456789ABCDEF")
                .doesNotMatch(allowed);
    }

    /** An output says which value of the chart it is for. */
    @Test
    void outputsAreValuesOfTheChart() throws IOException {
        Map<String, Object> values = new Yaml().load(Files.readString(Path.of("helm", "authflow", "values.yaml")));

        assertThat(template.section("Outputs").entrySet()).hasSize(6).allSatisfy(output -> {
            JsonElement description = output.getValue().getAsJsonObject().get("Description");
            assertThat(value(values, description.getAsString())).isNotNull();
        });
        assertThat(template.section("Outputs").toString()).doesNotContainIgnoringCase("ClientSecret");
    }

    private static Object value(Map<String, Object> values, String path) {
        Object at = values;
        for (String name : path.split("\\.")) {
            at = ((Map<?, ?>) at).get(name);
        }
        return at;
    }

    private static String filled(String document) {
        return document.replace("${AWS::Partition}", "aws")
                .replace("${AWS::AccountId}", "111122223333")
                .replace("${OidcProvider}", "oidc.example/id/A")
                .replace("${Namespace}", "sessions")
                .replace("${ServiceAccountPrefix}", "authflow");
    }

    private JsonObject onlyPolicy(String role) {
        assertThat(template.properties(role).getAsJsonArray("Policies")).hasSize(1);
        return template.properties(role).getAsJsonArray("Policies").get(0).getAsJsonObject();
    }

    private static JsonObject onlyStatement(JsonObject document) {
        assertThat(document.getAsJsonArray("Statement")).hasSize(1);
        return document.getAsJsonArray("Statement").get(0).getAsJsonObject();
    }
}
