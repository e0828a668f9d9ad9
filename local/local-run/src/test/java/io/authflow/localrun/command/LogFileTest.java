package io.authflow.localrun.command;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks the log of a run in one process. */
class LogFileTest {

    @TempDir
    private Path directory;

    @Test
    void lineHasTheFormOfAServicesOwnLog() throws Exception {
        Path file = directory.resolve("run.log");
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        context.putProperty("authflow.log.file", file.toString());
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(LocalAuthflow.class.getResource("/authflow-local-run-file.xml"));

        context.getLogger("io.authflow.X")
                .atWarn()
                .addKeyValue("topic", "auth.user-found.v1")
                .addKeyValue("value", "a\r\n\u001b[31m\u202eb")
                .setCause(new IllegalStateException("canary"))
                .log("A record waits");
        context.stop();

        List<String> lines = Files.readAllLines(file);
        assertThat(lines)
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains(
                                " level=WARN logger=io.authflow.X msg=\"A record waits\" topic=auth.user-found.v1"
                                        + " value=\"a\\r\\n\\u001b[31m\\u202eb\" exception=java.lang.IllegalStateException stack=\"")
                        .doesNotContain("canary"));
    }
}
