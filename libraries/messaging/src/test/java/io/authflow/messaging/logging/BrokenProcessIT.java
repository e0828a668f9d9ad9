package io.authflow.messaging.logging;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.messaging.testing.TestBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks that a process whose consumers have died does not look healthy. */
class BrokenProcessIT {

    @TempDir
    private Path directory;

    @Test
    void endsWithAFailureAndSaysWhy() throws Exception {
        try (TestBroker broker = new TestBroker()) {
            LoggedRequest.publish(broker, LoggingService.DEADLY);
            try (LoggingProcess service = LoggingProcess.start(directory, broker)) {
                assertThat(service.awaitExit()).isEqualTo(1);

                assertThat(Logfmt.parse(service.awaitLine("The service is broken")))
                        .containsEntry("level", "ERROR")
                        .containsKey("why");
                assertThat(Logfmt.parse(service.awaitLine("The process ends")))
                        .containsEntry("level", "ERROR")
                        .containsEntry("exitCode", "1");
                assertThat(Files.readString(service.console())).doesNotContain(LoggingService.CANARY);
            }
        }
    }
}
