package io.authflow.e2e.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The kafkajs client. It partitions by murmur2 of the key. Without a key, it takes one partition after the other. Uses
 * the packages of the Node example.
 */
final class Kafkajs implements KafkaClient {
    private static final Path EXAMPLE = Path.of("..", "..", "docs", "examples", "node");
    private static final String PROGRAM = "write-lines.mjs";
    private static final Path SCRIPT = Path.of("src", "test", "resources", "clients", PROGRAM);

    private final Path directory;

    private Kafkajs(Path directory) {
        this.directory = directory;
    }

    static Kafkajs installedIn(Path directory) {
        try {
            for (String file : List.of("package.json", "package-lock.json")) {
                Files.copy(EXAMPLE.resolve(file), directory.resolve(file));
            }
            Files.copy(SCRIPT, directory.resolve(PROGRAM));
        } catch (IOException e) {
            throw new UncheckedIOException("The packages of the example for Node could not be copied.", e);
        }
        ClientProgram.run(
                directory,
                List.of("npm", "ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund"),
                List.of());
        return new Kafkajs(directory);
    }

    @Override
    public void write(String bootstrapServers, String topic, List<Written> requests) {
        List<String> lines = requests.stream()
                .map(request -> (request.key() == null ? "" : request.key()) + "\t" + request.value())
                .toList();
        ClientProgram.run(directory, List.of("node", PROGRAM, bootstrapServers, topic), lines);
    }

    static boolean isInstalled() {
        return ClientProgram.isInstalled("node", "--version") && ClientProgram.isInstalled("npm", "--version");
    }
}
