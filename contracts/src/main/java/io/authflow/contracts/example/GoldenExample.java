package io.authflow.contracts.example;

import io.authflow.contracts.event.EventJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An example of a record as clients and services write it. Consumers must read every example of their topics. Producers
 * must write the newest example byte for byte, except for the ciphertext. The sealed values have a valid form, but no
 * key opens them.
 *
 * @param topic the topic, which is also the {@code ce_type}
 * @param name what the example shows; unique within its topic
 * @param key the key of the record; null if it has none
 * @param headers the headers of the record, in order
 * @param value the value of the record: JSON without white space between its tokens
 */
public record GoldenExample(
        String topic, String name, @Nullable String key, Map<String, String> headers, String value) {
    private static final String DIRECTORY = "/authflow/examples/";

    /** Returns all examples, sorted by topic and name. */
    public static List<GoldenExample> all() {
        return text("index.txt").lines().map(GoldenExample::read).toList();
    }

    /** Returns the examples of one topic, sorted by name. */
    public static List<GoldenExample> of(String topic) {
        return all().stream().filter(example -> example.topic.equals(topic)).toList();
    }

    /**
     * Returns one example.
     *
     * @throws IllegalArgumentException if there is no such example
     */
    public static GoldenExample of(String topic, String name) {
        return of(topic).stream()
                .filter(example -> example.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no example " + topic + "/" + name));
    }

    /** Returns the value as UTF-8. */
    public byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return topic + "/" + name;
    }

    private static GoldenExample read(String path) {
        JsonNode file = EventJson.mapper().readTree(text(path + ".json"));
        Map<String, String> headers = new LinkedHashMap<>();
        file.get("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asString()));
        int slash = path.indexOf('/');
        return new GoldenExample(
                path.substring(0, slash),
                path.substring(slash + 1),
                file.get("key").isNull() ? null : file.get("key").asString(),
                headers,
                file.get("value").toString());
    }

    private static String text(String path) {
        try (InputStream file = GoldenExample.class.getResourceAsStream(DIRECTORY + path)) {
            if (file == null) {
                throw new IllegalStateException("the example " + path + " is listed, but not on the class path");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
