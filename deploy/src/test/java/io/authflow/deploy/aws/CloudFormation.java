package io.authflow.deploy.aws;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** The template, parsed: {@code !Ref X} is the object {@code {"Ref": "X"}}, as in CloudFormation's JSON. */
record CloudFormation(JsonObject template) {
    static final Path DIRECTORY = Path.of("aws");

    static CloudFormation read() {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        try {
            Object template =
                    new Yaml(new Functions(strict)).load(Files.readString(DIRECTORY.resolve("cloudformation.yaml")));
            return new CloudFormation(new Gson().toJsonTree(template).getAsJsonObject());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonObject properties(String resource) {
        return section("Resources").getAsJsonObject(resource).getAsJsonObject("Properties");
    }

    JsonObject section(String name) {
        return template.getAsJsonObject(name);
    }

    Stream<String> resourcesOfType(String type) {
        return section("Resources").entrySet().stream()
                .filter(resource -> type(resource.getValue().getAsJsonObject()).equals(type))
                .map(Map.Entry::getKey);
    }

    private static String type(JsonObject resource) {
        return resource.get("Type").getAsString();
    }

    private static final class Functions extends SafeConstructor {
        Functions(LoaderOptions options) {
            super(options);
            yamlMultiConstructors.put("!", new Function());
        }

        private static final class Function extends AbstractConstruct {
            @Override
            public Object construct(Node node) {
                return Map.of(node.getTag().getValue().substring(1), ((ScalarNode) node).getValue());
            }
        }
    }
}
