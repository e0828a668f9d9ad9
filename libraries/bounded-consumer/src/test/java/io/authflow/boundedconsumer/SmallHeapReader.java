package io.authflow.boundedconsumer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A process that reads partition 0 of a topic up to its end. It has a heap of 48 MB and ends at its first
 * OutOfMemoryError.
 */
final class SmallHeapReader {
    private static final RecordBounds BOUNDS = RecordBounds.ofRecord(131_072);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int PATIENCE_SECONDS = 240;

    private SmallHeapReader() {}

    /**
     * Runs the process.
     *
     * @return its exit code; 0 if it has read all records
     */
    static int run(String bootstrapServers, String topic, boolean isBounded) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx48m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        SmallHeapReader.class.getName(),
                        bootstrapServers,
                        topic,
                        String.valueOf(isBounded))
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "small-heap-reader-" + topic + "-" + isBounded + ".log")
                        .toFile())
                .start();
        try {
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } finally {
            process.destroyForcibly();
        }
    }

    public static void main(String[] arguments) {
        Map<String, Object> config = Map.of("bootstrap.servers", arguments[0], "enable.auto.commit", false);
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            if (Boolean.parseBoolean(arguments[2])) {
                BoundedConsumer.bound(consumer, BOUNDS);
            }
            TopicPartition partition = new TopicPartition(arguments[1], 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(POLL);
            }
        }
    }
}
