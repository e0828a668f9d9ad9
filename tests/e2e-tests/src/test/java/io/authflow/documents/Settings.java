package io.authflow.documents;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All settings of the services, read from the metadata that the build makes of the settings classes. */
record Settings(List<Setting> all) {
    private static final String DESCRIPTIONS = "META-INF/spring-configuration-metadata.json";
    private static final String OURS = "authflow.";
    private static final String OF_SERVICES = "io\\.authflow\\.(check|signup|login|logout)\\..*";

    static Settings ofTheBuild() throws IOException {
        List<Setting> found = new ArrayList<>();
        for (URL one :
                Collections.list(Thread.currentThread().getContextClassLoader().getResources(DESCRIPTIONS))) {
            try (InputStream json = one.openStream()) {
                new JsonMapper().readTree(json).path("properties").forEach(property -> found.add(setting(property)));
            }
        }
        return new Settings(found).those(setting -> setting.name().startsWith(OURS));
    }

    /** Those that only this service has. */
    Settings of(String service) {
        String prefix = "io.authflow." + service.replace("-service", "") + ".";
        return those(setting -> setting.source() != null && setting.source().startsWith(prefix));
    }

    /** Those that every service has. */
    Settings ofEveryService() {
        return those(setting -> setting.source() == null || !setting.source().matches(OF_SERVICES));
    }

    List<String> table() {
        List<String> rows = new ArrayList<>(List.of("| Setting | Type | Default | Meaning |", "|---|---|---|---|"));
        all.stream().map(Setting::row).sorted().forEach(rows::add);
        return rows;
    }

    private Settings those(Predicate<Setting> condition) {
        return new Settings(all.stream().filter(condition).toList());
    }

    private static Setting setting(JsonNode property) {
        return new Setting(
                property.path("name").asString(),
                property.path("type").asString(),
                property.path("description").asString(""),
                text(property, "defaultValue"),
                text(property, "sourceType"));
    }

    private static @Nullable String text(JsonNode property, String field) {
        JsonNode value = property.path(field);
        return value.isMissingNode() || value.isContainer() ? null : value.asString();
    }
}
