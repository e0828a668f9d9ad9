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
 * A record as it stood on the wire. Consumers must read every example of their topics, producers must write the newest byte for
 * byte, ciphertext aside. The sealed values are well formed, and nobody has the keys to open them.
 *
 * @param topic the topic, which is also the {@code ce_type}
 * @param name what the example shows; unique within its topic
 * @param key the key of the record, if it has one
 * @param headers the headers of the record, in order
 * @param value the value of the record: JSON without white space between its tokens
 */
public record GoldenExample(
        String topic, String name, @Nullable String key, Map<String, String> headers, String value) {
    private static final String DIRECTORY = "/authflow/examples/";

    /** All examples, by topic and name. */
    public static List<GoldenExample> all() {
        return text("index.txt").lines().map(GoldenExample::read).toList();
    }

    /** The examples of one topic, by name. */
    public static List<GoldenExample> of(String topic) {
        return all().stream().filter(example -> example.topic.equals(topic)).toList();
    }

    /** @throws IllegalArgumentException if there is no such example */
    public static GoldenExample of(String topic, String name) {
        return of(topic).stream()
                .filter(example -> example.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no example " + topic + "/" + name));
    }

    /** The value as bytes. */
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
