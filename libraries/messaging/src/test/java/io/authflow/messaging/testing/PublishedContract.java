package io.authflow.messaging.testing;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the AsyncAPI document: the topics of each service. */
public final class PublishedContract {
    private static final JsonNode DOCUMENT = read();

    private PublishedContract() {}

    /** The topics that the service receives from. */
    public static Set<String> receives(String service) {
        return topics(service, "receive");
    }

    /** The topics that the service sends to. */
    public static Set<String> sends(String service) {
        return topics(service, "send");
    }

    private static Set<String> topics(String service, String action) {
        return DOCUMENT.get("operations")
                .valueStream()
                .filter(operation -> action.equals(operation.get("action").asString()))
                .filter(operation -> operation
                        .get("tags")
                        .valueStream()
                        .anyMatch(tag -> service.equals(tag.get("name").asString())))
                .map(operation ->
                        operation.get("channel").get("$ref").asString().substring(1))
                .map(channel -> DOCUMENT.at(channel).get("address").asString())
                .collect(Collectors.toSet());
    }

    private static JsonNode read() {
        try (InputStream yaml = PublishedContract.class.getResourceAsStream("/authflow/asyncapi.yaml")) {
            return new JsonMapper().valueToTree(new Yaml().load(Objects.requireNonNull(yaml)));
        } catch (IOException e) {
            throw new IllegalStateException("authflow/asyncapi.yaml cannot be read", e);
        }
    }
}
