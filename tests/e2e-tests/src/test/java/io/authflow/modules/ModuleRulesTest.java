package io.authflow.modules;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModuleRulesTest {
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("io.authflow");

    /** Each module with what it may use of ours, besides itself. */
    @ParameterizedTest
    @CsvSource({
        "contracts, ''",
        "sealing, contracts",
        "provisioning, contracts",
        "flowreader, contracts boundedconsumer delayedmessages",
        "localkafka, ''",
        "localcognito, ''",
        "delayedmessages, ''",
        "boundedconsumer, ''",
        "cognito, contracts",
        "messaging, contracts boundedconsumer",
        "check, contracts sealing messaging cognito",
        "signup, contracts sealing messaging cognito",
        "login, contracts sealing messaging cognito",
        "logout, contracts sealing messaging cognito delayedmessages boundedconsumer",
        "cli, contracts sealing provisioning flowreader delayedmessages",
        "localrun, contracts sealing provisioning flowreader cli localkafka localcognito check signup login logout"
    })
    void moduleDependsOnNoOtherThan(String module, String allowed) {
        String[] ours = Stream.concat(
                        Stream.of(module), Arrays.stream(allowed.split(" ")).filter(name -> !name.isEmpty()))
                .map(ModuleRulesTest::packages)
                .toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage(packages(module))
                .should()
                .dependOnClassesThat(resideInAPackage("io.authflow..").and(not(resideInAnyPackage(ours))))
                .check(ALL);
    }

    @Test
    void classesAreNamedForTheirRole() {
        noClasses().should().haveNameMatching(".*(Utils?|Manager|Impl|Helper)").check(ALL);
    }

    @Test
    void noClassNameGoesOnTheWire() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("com.fasterxml.jackson.annotation.JsonTypeInfo")
                .check(ALL);
    }

    @Test
    void nothingIsGeneratedByLombok() {
        noClasses().should().dependOnClassesThat().resideInAPackage("lombok..").check(ALL);
    }

    /** The rules above hold of nothing as well: this one fails where the modules are not on the class path. */
    @Test
    void everyModuleIsSeen() {
        classes()
                .that()
                .haveSimpleNameEndingWith("ServiceApplication")
                .should()
                .resideInAnyPackage(packages("check"), packages("signup"), packages("login"), packages("logout"))
                .check(ALL);
    }

    private static String packages(String module) {
        return "io.authflow." + module + "..";
    }
}
