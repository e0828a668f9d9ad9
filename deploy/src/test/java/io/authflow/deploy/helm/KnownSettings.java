package io.authflow.deploy.helm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every setting that Spring Boot and authflow describe, with its type.
 *
 * @param types by name, in lower case
 */
record KnownSettings(Map<String, String> types) {
    private static final String DESCRIPTIONS = "META-INF/spring-configuration-metadata.json";

    static KnownSettings onClassPath() {
        Map<String, String> types = new HashMap<>();
        try {
            for (URL file :
                    Collections.list(KnownSettings.class.getClassLoader().getResources(DESCRIPTIONS))) {
                read(file, types);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new KnownSettings(types);
    }

    /** A map takes any name below its own. */
    boolean has(String name) {
        return types.containsKey(name) || isInMap(name);
    }

    private boolean isInMap(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0
                && (types.getOrDefault(name.substring(0, dot), "").startsWith("java.util.Map")
                        || isInMap(name.substring(0, dot)));
    }

    private static void read(URL file, Map<String, String> types) throws IOException {
        try (InputStream in = file.openStream()) {
            for (JsonNode property : JsonMapper.shared().readTree(in).path("properties")) {
                types.put(
                        property.path("name").asString(), property.path("type").asString());
            }
        }
    }
}
