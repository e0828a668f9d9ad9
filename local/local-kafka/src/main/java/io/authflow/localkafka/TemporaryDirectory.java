package io.authflow.localkafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A data directory that is deleted when its broker is closed. */
record TemporaryDirectory(Path path) {
    static TemporaryDirectory create() {
        try {
            return new TemporaryDirectory(Files.createTempDirectory("local-kafka-"));
        } catch (IOException e) {
            throw new LocalKafkaException(
                    "No temporary directory for Kafka could be made. Check java.io.tmpdir and its free space.", e);
        }
    }

    void delete() {
        try {
            for (Path file : deepestFirst()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new LocalKafkaException("The temporary Kafka directory " + path + " was left behind. Delete it.", e);
        }
    }

    private List<Path> deepestFirst() throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            return files.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
