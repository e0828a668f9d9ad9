package io.authflow.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.cognito.boot.QuotaProperties;
import io.authflow.cognito.quota.QuotaCategory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.yaml.snakeyaml.Yaml;

/**
 * Checks that {@code docs/configuration.md} matches the settings classes. After a change of these classes, write its
 * tables again with {@code ./mvnw -pl tests/e2e-tests -am test
 * -Dtest=ConfigurationDocumentTest -Dsurefire.failIfNoSpecifiedTests=false -Dauthflow.documents=write}.
 */
class ConfigurationDocumentTest {
    private static final Path DOCUMENT = Path.of("../../docs/configuration.md");
    private static final String BEGIN = "<!-- settings: ";
    private static final String END = "<!-- end of settings -->";
    private static final List<String> SERVICES =
            List.of("check-service", "signup-service", "login-service", "logout-service");

    private final Settings settings = Settings.ofTheBuild();

    ConfigurationDocumentTest() throws IOException {}

    @Test
    void documentIsWhatTheSettingsClassesSay() throws IOException {
        List<String> document = Files.readAllLines(DOCUMENT);
        List<String> current = withTables(document);
        if ("write".equals(System.getProperty("authflow.documents"))) {
            Files.write(DOCUMENT, current);
        }

        assertThat(Files.readAllLines(DOCUMENT)).containsExactlyElementsOf(current);
    }

    @Test
    void documentHasEachSettingOnce() throws IOException {
        String document = Files.readString(DOCUMENT);

        assertThat(settings.all())
                .hasSizeGreaterThan(30)
                .allSatisfy(setting -> assertThat(document).contains("`" + setting.variable() + "`"));
        assertThat(tables().keySet()).allSatisfy(name -> assertThat(document).containsOnlyOnce(BEGIN + name + " -->"));
    }

    @Test
    void eachSettingIsDescribed() {
        assertThat(settings.all())
                .allSatisfy(setting -> assertThat(setting.description())
                        .as(setting.name())
                        .hasSizeGreaterThan(10)
                        .doesNotContain("{@"));
    }

    /** Those have no class that could tell. */
    @Test
    void defaultsOfTheConfigurationFileAreAsDescribed() throws IOException {
        Map<String, Object> inFile = inConfigurationFile();

        assertThat(settings.all())
                .filteredOn(
                        setting -> setting.source() == null && !setting.name().equals("authflow.instance-id"))
                .isNotEmpty()
                .allSatisfy(setting -> assertThat(String.valueOf(inFile.get(setting.name())))
                        .as(setting.name())
                        .isEqualTo(setting.defaultValue()));
    }

    /** Their names are the part that a variable cannot spell as a file does. */
    @Test
    void variablesSetWhatIsNamedByItsCategoryOrProperty() {
        Binder binder = new Binder(ConfigurationPropertySources.from(new SystemEnvironmentPropertySource(
                "systemEnvironment",
                Map.of(
                        "AUTHFLOW_QUOTA_RATES_USER_UPDATE",
                        "10",
                        "AUTHFLOW_SCHEDULER_KAFKA_SECURITY_PROTOCOL",
                        "SSL"))));

        QuotaProperties quota = binder.bindOrCreate("authflow.quota", QuotaProperties.class);
        Map<String, String> kafka = binder.bind("authflow.scheduler.kafka", Bindable.mapOf(String.class, String.class))
                .get();

        assertThat(quota.rates()).containsExactly(Map.entry(QuotaCategory.USER_UPDATE, 10.0));
        assertThat(kafka).containsExactly(Map.entry("security.protocol", "SSL"));
    }

    private Map<String, List<String>> tables() {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        tables.put("every service", settings.ofEveryService().table());
        SERVICES.forEach(service -> tables.put(service, settings.of(service).table()));
        return tables;
    }

    private List<String> withTables(List<String> document) {
        List<String> current = new ArrayList<>();
        boolean isInTable = false;
        for (String line : document) {
            isInTable &= !line.equals(END);
            if (!isInTable) {
                current.add(line);
            }
            if (line.startsWith(BEGIN)) {
                current.addAll(tables().get(line.substring(BEGIN.length()).replace(" -->", "")));
                isInTable = true;
            }
        }
        return current;
    }

    private static Map<String, Object> inConfigurationFile() throws IOException {
        try (InputStream file = ConfigurationDocumentTest.class.getResourceAsStream("/authflow-messaging.yml")) {
            Map<String, Object> flat = new LinkedHashMap<>();
            flatten("", new Yaml().load(file), flat);
            return flat;
        }
    }

    private static void flatten(String prefix, Map<String, Object> tree, Map<String, Object> flat) {
        tree.forEach((key, value) -> {
            if (value instanceof Map<?, ?> branch) {
                @SuppressWarnings("unchecked")
                Map<String, Object> below = (Map<String, Object>) branch;
                flatten(prefix + key + ".", below, flat);
            } else {
                flat.put(prefix + key, value);
            }
        });
    }
}
