package io.authflow.check;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.authflow.check", importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {
    @ArchTest
    static final ArchRule intakeAndDomainKnowNoFramework = noClasses()
            .that()
            .resideInAnyPackage("..intake..", "..domain..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..",
                    "org.apache.kafka..",
                    "software.amazon..",
                    "io.authflow.cognito..",
                    "io.authflow.messaging..",
                    "io.authflow.check.cognito..",
                    "io.authflow.check.stream..");

    @ArchTest
    static final ArchRule cognitoKnowsNeitherSpringNorKafka = noClasses()
            .that()
            .resideInAPackage("io.authflow.check.cognito..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..",
                    "org.apache.kafka..",
                    "io.authflow.messaging..",
                    "io.authflow.check.stream..");

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("io.authflow.check.(*)..").should().beFreeOfCycles();
}
