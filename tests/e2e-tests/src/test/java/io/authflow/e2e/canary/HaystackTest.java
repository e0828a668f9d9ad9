package io.authflow.e2e.canary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.e2e.wire.RawRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Puts a secret into each kind of place and checks that the search finds it. Without this, an empty search result would
 * prove nothing.
 */
class HaystackTest {
    private static final String CANARY = "canary-0123456789-abcdef";

    private final Haystack haystack = new Haystack(Map.of("canary", List.of("another-0123456789", CANARY)));

    @Test
    void findsItInText() {
        haystack.text("answer", "{\"status\":\"" + CANARY + "\"}");

        assertThat(haystack.hits("canary")).containsExactly("answer at byte 11");
    }

    @Test
    void findsItInAFileBelowADirectory(@TempDir Path directory) throws IOException {
        Path segment =
                Files.createDirectories(directory.resolve("auth.failed.v1-0")).resolve("00000000000000000000.log");
        Files.write(segment, concat(new byte[5_000_000], Base64.getEncoder().encode(CANARY.getBytes(UTF_8))));

        haystack.files(directory);

        assertThat(haystack.hits("canary")).containsExactly("file " + segment + " at byte 5000000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"key", "value", "header", "name of a header"})
    void findsItInARecord(String place) {
        haystack.records(List.of(new RawRecord(record(place))));

        assertThat(haystack.hits("canary")).containsExactly("record topic-1@2 at byte 0");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void findsItOnTheCommandLineOfAProcess() throws IOException {
        Process process = new ProcessBuilder("sh", "-c", "read line", CANARY).start();

        haystack.process(process.toHandle());
        process.destroy();

        assertThat(haystack.hits("canary"))
                .hasSize(1)
                .allMatch(hit -> hit.startsWith("process cmdline of " + process.pid()));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void findsItInTheEnvironmentOfAProcess() throws IOException {
        ProcessBuilder command = new ProcessBuilder("sh", "-c", "read line");
        command.environment().put("PASSWORD", CANARY);
        Process process = command.start();

        haystack.process(process.toHandle());
        process.destroy();

        assertThat(haystack.hits("canary"))
                .hasSize(1)
                .allMatch(hit -> hit.startsWith("process environ of " + process.pid()));
    }

    @Test
    void tellsWhatItHasLookedAt() {
        haystack.text("answer", "nothing");

        assertThat(haystack.searched()).containsExactly("answer");
        assertThat(haystack.hits("canary")).isEmpty();
    }

    private static ConsumerRecord<byte[], byte[]> record(String place) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(place.equals("name of a header") ? CANARY : "name", at(place, "header"));
        return new ConsumerRecord<>(
                "topic",
                1,
                2,
                3,
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                at(place, "key"),
                at(place, "value"),
                headers,
                Optional.empty());
    }

    private static byte[] at(String place, String here) {
        return (place.equals(here) ? CANARY : "nothing").getBytes(UTF_8);
    }

    private static byte[] concat(byte[] one, byte[] other) {
        byte[] both = java.util.Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
