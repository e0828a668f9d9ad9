package io.authflow.deploy.helm;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What the chart makes of its values. */
record Manifests(String text, List<JsonObject> objects) {
    private static final Gson GSON = new Gson();

    /** A field that is given twice is a mistake, of which YAML would keep the last. */
    static Manifests parse(String text) {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        Iterable<Object> documents = new Yaml(new SafeConstructor(strict)).loadAll(text);
        return new Manifests(
                text,
                StreamSupport.stream(documents.spliterator(), false)
                        .filter(Objects::nonNull)
                        .map(document -> GSON.toJsonTree(document).getAsJsonObject())
                        .toList());
    }

    Stream<JsonObject> ofKind(String... kinds) {
        return objects.stream().filter(object -> List.of(kinds).contains(kind(object)));
    }

    JsonObject named(String kind, String name) {
        return ofKind(kind)
                .filter(object -> name(object).equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no " + kind + " " + name));
    }

    /** All that runs. */
    Stream<Workload> workloads() {
        return ofKind("Deployment", "StatefulSet", "Job", "Pod").map(Workload::new);
    }

    Stream<Workload> services() {
        return workloads()
                .filter(workload ->
                        List.of("check", "signup", "login", "logout").contains(workload.component()));
    }

    static String kind(JsonObject object) {
        return object.get("kind").getAsString();
    }

    static String name(JsonObject object) {
        return object.getAsJsonObject("metadata").get("name").getAsString();
    }

    static Stream<JsonObject> items(JsonObject object, String field) {
        return object.has(field)
                ? object.getAsJsonArray(field).asList().stream().map(JsonElement::getAsJsonObject)
                : Stream.empty();
    }
}
