package io.authflow.e2e.clients;

import java.nio.file.Path;
import java.util.List;

/**
 * The kcat client, which uses librdkafka. It partitions by CRC32 of the key. Without a key, it takes a random
 * partition.
 */
final class Kcat implements KafkaClient {
    @Override
    public void write(String bootstrapServers, String topic, List<Written> requests) {
        write(requests.stream().filter(request -> request.key() == null).toList(), bootstrapServers, topic);
        write(requests.stream().filter(request -> request.key() != null).toList(), bootstrapServers, topic, "-K", "\t");
    }

    private static void write(List<Written> requests, String bootstrapServers, String topic, String... more) {
        List<String> command =
                ClientProgram.command(List.of("kcat", "-P", "-b", bootstrapServers, "-t", topic), List.of(more));
        List<String> lines = requests.stream()
                .map(request -> request.key() == null ? request.value() : request.key() + "\t" + request.value())
                .toList();
        ClientProgram.run(Path.of("."), command, lines);
    }

    static boolean isInstalled() {
        return ClientProgram.isInstalled("kcat", "-V");
    }
}
