package io.authflow.contracts.document;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.authflow.contracts.event.DeadLetter;
import io.authflow.contracts.topic.Topic;
import io.authflow.contracts.topic.TopicCatalogue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads the documents of the contract, as files and as trees. */
final class ContractFiles {
    /** Parses JSON of any size. */
    static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNumberLength(Integer.MAX_VALUE)
                            .maxNameLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .build();

    static final String DEAD_LETTER = "auth.dead-letter.v1";
    private static final Path DIRECTORY = Path.of("src/main/resources/authflow");
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private ContractFiles() {}

    static JsonNode asyncApi() {
        try (InputStream yaml = Files.newInputStream(DIRECTORY.resolve("asyncapi.yaml"))) {
            return new YAMLMapper().readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the topics that carry events. These are all topics of the catalogue without the services' own topics. */
    static Set<String> eventTopics() {
        return TopicCatalogue.of(6, false).topics().stream()
                .map(Topic::name)
                .filter(name -> name.startsWith("auth."))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Returns the name of a topic's schema. It is the name of the topic, but all topics of dead letters share a schema.
     */
    static String schemaName(String topic) {
        boolean deadLetter =
                TopicCatalogue.services().stream().map(DeadLetter::topicOf).anyMatch(topic::equals);
        return deadLetter ? DEAD_LETTER : topic;
    }

    static JsonNode schemaNode(String topic) {
        return JSON.readTree(DIRECTORY
                .resolve("schemas")
                .resolve(schemaName(topic) + ".schema.json")
                .toFile());
    }

    static Schema schema(String topic) {
        return schema(schemaNode(topic));
    }

    static Schema schema(JsonNode node) {
        return SCHEMAS.getSchema(node);
    }

    /** Returns the names of the files below a directory, without their ending. */
    static Set<String> fileNames(String directory, String ending) {
        Path root = DIRECTORY.resolve(directory);
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith(ending))
                    .map(name -> name.substring(0, name.length() - ending.length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
