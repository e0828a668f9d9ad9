package io.authflow.messaging.logging;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.messaging.testing.TestBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Checks the log lines of a service in a process of its own. */
class LogLinesIT {
    private static final String WAITS = "COGNITO_UNAVAILABLE";
    private static final String UNFORESEEN = "A step failed in a way";

    @TempDir
    private static Path directory;

    private static TestBroker broker;

    @BeforeAll
    static void publish() {
        broker = new TestBroker();
        LoggedRequest.publish(broker, LoggingService.HOSTILE_USER);
        LoggedRequest.publish(broker, LoggingService.UNFORESEEN);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void logfmtNamesTheRecordThatWaitsAndWhy() throws IOException {
        Path file = directory.resolve("logfmt/file.log");
        try (LoggingProcess service = start("logfmt", "--logging.file.name=" + file)) {
            Map<String, String> waits = Logfmt.parse(service.awaitLine(WAITS));

            assertThat(waits)
                    .containsEntry("level", "WARN")
                    .containsEntry("topic", "auth.user-found.v1")
                    .containsEntry("partition", "0")
                    .containsEntry("offset", "0")
                    .containsEntry("code", "COGNITO_UNAVAILABLE")
                    .containsKeys("time", "logger", "msg", "attempts");
            assertThat(Logfmt.parse(service.awaitLine(UNFORESEEN)))
                    .containsEntry("level", "ERROR")
                    .containsEntry("exception", "java.lang.IllegalStateException")
                    .containsEntry("offset", "1")
                    .hasEntrySatisfying("at", place -> assertThat(place).contains("LoggingService.take"));
            Map<String, String> hostile = Logfmt.parse(service.awaitLine("Hostile: "));
            assertThat(hostile)
                    .containsEntry("level", "WARN")
                    .containsEntry("value", "\\\"\\r\\nlevel=ERROR msg=\\\"forged\\\" \\u001b[31m\\u202egnp")
                    .containsEntry("exception", "java.lang.IllegalStateException")
                    .containsKeys("stack", "traceId");
            assertThat(Files.readAllLines(service.console()))
                    .allSatisfy(line -> assertThat(Logfmt.parse(line)).containsKeys("time", "level", "logger", "msg"))
                    .noneMatch(line -> line.contains(LoggingService.CANARY));
            assertThat(LoggingProcess.find(file, WAITS)).isPresent();
        }
    }

    @Test
    void ecsNamesTheRecordThatWaitsAndWhy() throws IOException {
        try (LoggingProcess service = start("ecs", "--authflow.log-format=ecs")) {
            JsonNode waits = json(service.awaitLine(WAITS));

            assertThat(waits.get("topic").asString()).isEqualTo("auth.user-found.v1");
            assertThat(waits.get("partition").asInt()).isZero();
            assertThat(waits.get("offset").asInt()).isZero();
            assertThat(waits.get("code").asString()).isEqualTo("COGNITO_UNAVAILABLE");
            assertThat(json(service.awaitLine(UNFORESEEN)).get("exception").asString())
                    .isEqualTo("java.lang.IllegalStateException");
            JsonNode hostile = json(service.awaitLine("Hostile: "));
            assertThat(hostile.get("value").asString()).isEqualTo(LoggingService.HOSTILE.replace("\u202e", "\\u202e"));
            assertThat(hostile.get("error").has("message")).isFalse();
            assertThat(Files.readAllLines(service.console()))
                    .allSatisfy(line -> assertThat(json(line).has("@timestamp")).isTrue())
                    .noneMatch(line -> line.contains(LoggingService.CANARY))
                    .noneMatch(line -> line.contains("\u202e"));
        }
    }

    @Test
    void unknownFormatStopsTheStartWithWhatToSet() throws Exception {
        try (LoggingProcess service = start("refused", "--authflow.log-format=xml")) {
            assertThat(service.awaitExit()).isEqualTo(1);
            assertThat(Logfmt.parse(service.awaitLine("APPLICATION FAILED TO START")))
                    .containsEntry("level", "ERROR")
                    .hasEntrySatisfying(
                            "msg", text -> assertThat(text).contains("Set AUTHFLOW_LOG_FORMAT to logfmt or ecs."));
        }
    }

    private static LoggingProcess start(String name, String setting) throws IOException {
        return LoggingProcess.start(Files.createDirectories(directory.resolve(name)), broker, setting);
    }

    private static JsonNode json(String line) {
        return new ObjectMapper().readTree(line);
    }
}
