package io.authflow.modules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks that the IAM document of each service allows exactly the calls of the service. */
class IamPoliciesTest {
    private static final Path DOCUMENTS = Path.of("..", "..", "deploy", "aws");
    /** What needs the client's secret or the user's token instead of IAM, as the AWS documents have it. */
    private static final Set<String> NOT_SIGNED = Set.of("SignUp", "InitiateAuth", "GlobalSignOut", "RevokeToken");

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.authflow");

    @ParameterizedTest
    @CsvSource({
        "check, AdminGetUser",
        "signup, AdminConfirmSignUp AdminGetUser",
        "login, ''",
        "logout, AdminUserGlobalSignOut"
    })
    void documentAllowsWhatTheServiceCalls(String service, String actions) throws IOException {
        Set<String> designed = new TreeSet<>(List.of(actions.split(" ")));
        designed.remove("");

        Set<String> signed = new TreeSet<>(calls("io.authflow." + service));
        signed.removeAll(NOT_SIGNED);

        assertThat(signed).as("what the code calls").isEqualTo(designed);
        assertThat(allowed(service)).as("what the document allows").isEqualTo(designed);
    }

    @Test
    void nothingElseCallsCognito() {
        Set<String> callers = ALL.stream()
                .filter(type ->
                        accesses(type.getAccessesFromSelf().stream()).findAny().isPresent())
                .map(type -> type.getPackageName())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(callers)
                .containsExactly(
                        "io.authflow.check.cognito",
                        "io.authflow.login.cognito",
                        "io.authflow.logout.cognito",
                        "io.authflow.signup.cognito");
    }

    @Test
    void everyCallThatIsNotSignedIsMade() {
        assertThat(calls("io.authflow")).containsAll(NOT_SIGNED);
    }

    @Test
    void documentsNameThePoolAndNothingElse() throws IOException {
        try (Stream<Path> files = Files.list(DOCUMENTS)) {
            List<Path> documents =
                    files.filter(file -> file.toString().endsWith(".json")).toList();
            assertThat(documents).hasSize(3);
            for (Path document : documents) {
                assertThat(statement(document).path("Resource").asString()).isEqualTo("USER_POOL_ARN");
                assertThat(statement(document).path("Effect").asString()).isEqualTo("Allow");
            }
        }
    }

    private static Set<String> calls(String root) {
        return accesses(ALL.stream()
                        .filter(type -> (type.getPackageName() + ".").startsWith(root + "."))
                        .flatMap(type -> type.getAccessesFromSelf().stream()))
                .map(access -> access.getTarget().getName())
                .map(method -> Character.toUpperCase(method.charAt(0)) + method.substring(1))
                .collect(Collectors.toSet());
    }

    /** Calls and method references. */
    private static Stream<JavaAccess<?>> accesses(Stream<JavaAccess<?>> all) {
        return all.filter(access -> access.getTargetOwner().isEquivalentTo(CognitoIdentityProviderClient.class))
                .filter(access ->
                        !Set.of("builder", "close").contains(access.getTarget().getName()));
    }

    private static Set<String> allowed(String service) throws IOException {
        Path document = DOCUMENTS.resolve(service + "-service-policy.json");
        if (Files.notExists(document)) {
            return Set.of();
        }
        Set<String> actions = new TreeSet<>();
        for (JsonNode action : statement(document).path("Action")) {
            actions.add(action.asString().replaceFirst("^cognito-idp:", ""));
        }
        return actions;
    }

    /** The only one. */
    private static JsonNode statement(Path document) throws IOException {
        JsonNode statements =
                new JsonMapper().readTree(Files.readAllBytes(document)).path("Statement");
        assertThat(statements.size()).isEqualTo(1);
        return statements.get(0);
    }
}
