package io.authflow.contracts;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;

@AnalyzeClasses(packages = "io.authflow.contracts", importOptions = ImportOption.DoNotIncludeTests.class)
class PackagesTest {
    private static final Pattern SECRET_NAME =
            Pattern.compile(".*(password|secret|token|credential|privatekey).*", Pattern.CASE_INSENSITIVE);

    @ArchTest
    static final ArchRule eventsKnowNoTopicsOrExamples = noClasses()
            .that()
            .resideInAPackage("..event")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..contracts.topic", "..contracts.example");

    @ArchTest
    static final ArchRule theRootKnowsNoPackageBelowIt = noClasses()
            .that()
            .resideInAPackage("io.authflow.contracts")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.authflow.contracts.*..");

    @ArchTest
    static final ArchRule nothingHereIsAClientOfKafka = noClasses()
            .should()
            .dependOnClassesThat(
                    resideInAPackage("org.apache.kafka.clients..").and(not(equivalentTo(ProducerRecord.class))));

    @ArchTest
    static final ArchRule onlyTopicsAndRecordsKnowKafka = noClasses()
            .that()
            .resideOutsideOfPackages("..contracts.topic", "..contracts.record")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule onlyTheReplyKeyKnowsNimbus = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(ReplyKey.class.getName())
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.nimbusds..");

    @ArchTest
    static final ArchRule nothingHereReadsTheClockOrKnowsAFramework = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "software.amazon..")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule noRecordThatPrintsHoldsASecretAsAString = noFields()
            .that()
            .areDeclaredInClassesThat(printsItsComponents())
            .and()
            .areNotStatic()
            .and()
            .haveRawType(String.class)
            .should(com.tngtech.archunit.lang.conditions.ArchConditions.be(namedLikeASecret()));

    private static DescribedPredicate<JavaClass> printsItsComponents() {
        return DescribedPredicate.describe(
                "are records without a toString of their own",
                type -> type.isRecord() && !Redacted.hasOwnToString(type.reflect()));
    }

    private static DescribedPredicate<JavaField> namedLikeASecret() {
        return DescribedPredicate.describe(
                "named like a secret",
                field -> SECRET_NAME.matcher(field.getName()).matches());
    }
}
