package io.authflow.deploy.helm;

import static io.authflow.deploy.helm.Manifests.items;

import com.google.gson.JsonObject;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Something that runs pods. */
record Workload(JsonObject object) {
    String component() {
        return metadata()
                .getAsJsonObject("labels")
                .get("app.kubernetes.io/component")
                .getAsString();
    }

    String kind() {
        return Manifests.kind(object);
    }

    /** Metadata of its pods. */
    JsonObject podMetadata() {
        return kind().equals("Pod") ? metadata() : template().getAsJsonObject("metadata");
    }

    JsonObject podLabels() {
        return podMetadata().getAsJsonObject("labels");
    }

    JsonObject pod() {
        return kind().equals("Pod") ? spec() : template().getAsJsonObject("spec");
    }

    JsonObject spec() {
        return object.getAsJsonObject("spec");
    }

    /** The only one. */
    JsonObject container() {
        return items(pod(), "containers").findFirst().orElseThrow();
    }

    JsonObject volume(String name) {
        return items(pod(), "volumes")
                .filter(volume -> volume.get("name").getAsString().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(this + " has no volume " + name));
    }

    /** Each file of its volume of secrets. */
    Stream<SecretFile> secretFiles() {
        return items(volume("secrets").getAsJsonObject("projected"), "sources")
                .map(source -> SecretFile.of(source.getAsJsonObject("secret")));
    }

    /** Whether a label selector takes in its pods. */
    boolean isSelectedBy(JsonObject selector) {
        boolean labels = !selector.has("matchLabels")
                || podLabels()
                        .entrySet()
                        .containsAll(selector.getAsJsonObject("matchLabels").entrySet());
        return labels && items(selector, "matchExpressions").allMatch(this::isIn);
    }

    private boolean isIn(JsonObject expression) {
        return expression.get("operator").getAsString().equals("In")
                && expression
                        .getAsJsonArray("values")
                        .contains(podLabels().get(expression.get("key").getAsString()));
    }

    Set<String> ports() {
        return items(container(), "ports")
                .map(port -> port.get("name").getAsString())
                .collect(Collectors.toSet());
    }

    Set<String> probedPorts() {
        return Stream.of("startupProbe", "livenessProbe", "readinessProbe")
                .filter(container()::has)
                .map(container()::getAsJsonObject)
                .map(probe -> probe.getAsJsonObject(probe.has("httpGet") ? "httpGet" : "tcpSocket"))
                .map(action -> action.get("port").getAsString())
                .collect(Collectors.toSet());
    }

    private JsonObject metadata() {
        return object.getAsJsonObject("metadata");
    }

    private JsonObject template() {
        return spec().getAsJsonObject("template");
    }

    @Override
    public String toString() {
        return kind() + " " + Manifests.name(object);
    }

    /** One key of a Secret, and where it is mounted. */
    record SecretFile(String secret, String key, String path) {
        static SecretFile of(JsonObject source) {
            JsonObject item = items(source, "items").findFirst().orElseThrow();
            return new SecretFile(
                    source.get("name").getAsString(),
                    item.get("key").getAsString(),
                    item.get("path").getAsString());
        }
    }
}
