package io.authflow.logout;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.authflow.logout", importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {
    @ArchTest
    static final ArchRule domainKnowsNoFramework = noClasses()
            .that()
            .resideInAPackage("..domain..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..",
                    "org.apache.kafka..",
                    "software.amazon..",
                    "io.authflow.cognito..",
                    "io.authflow.messaging..",
                    "io.authflow.delayedmessages..",
                    "io.authflow.logout.cognito..",
                    "io.authflow.logout.schedule..",
                    "io.authflow.logout.stream..");

    @ArchTest
    static final ArchRule cognitoKnowsNeitherSpringNorKafka = noClasses()
            .that()
            .resideInAPackage("io.authflow.logout.cognito..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..",
                    "org.apache.kafka..",
                    "io.authflow.messaging..",
                    "io.authflow.logout.schedule..",
                    "io.authflow.logout.stream..");

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("io.authflow.logout.(*)..").should().beFreeOfCycles();
}
