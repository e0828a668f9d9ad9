package io.authflow.modules;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order of the packages in the modules that have many. */
class PackageRulesTest {
    private static final int MOST_CLASSES = 15;

    /** Packages that may have more classes. The reason stands in their package-info. */
    private static final Map<String, Integer> LARGER = Map.of(
            "io.authflow.contracts.event", 28,
            "io.authflow.localcognito.pool", 21,
            "io.authflow.messaging.engine", 20);

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("io.authflow");

    /** Each list goes from the lowest package to the highest. A package may use those on its left only. */
    @ParameterizedTest
    @CsvSource({
        "messaging, step record client journal offset publish telemetry claim engine binder boot",
        "delayedmessages, message settings port store engine start .",
        "cli, deadletter render command keys flow session operate ."
    })
    void packageUsesOnlyThoseBelowIt(String module, String packages) {
        String[] lowestFirst = packages.split(" ");
        LayeredArchitecture order = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String name : lowestFirst) {
            order = order.layer(name).definedBy(packageOf(module, name));
        }
        for (int i = 0; i < lowestFirst.length; i++) {
            String[] above = Arrays.copyOfRange(lowestFirst, i + 1, lowestFirst.length);
            order = above.length == 0
                    ? order.whereLayer(lowestFirst[i]).mayNotBeAccessedByAnyLayer()
                    : order.whereLayer(lowestFirst[i]).mayOnlyBeAccessedByLayers(above);
        }

        order.check(ALL);
    }

    @Test
    void noPackageIsLargerThanAReaderCanSee() {
        Map<String, Long> larger = ALL.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        larger.entrySet().removeIf(entry -> entry.getValue() <= LARGER.getOrDefault(entry.getKey(), MOST_CLASSES));

        assertThat(larger).isEmpty();
    }

    private static String packageOf(String module, String name) {
        String root = "io.authflow." + module;
        return name.equals(".") ? root : root + "." + name;
    }
}
