package io.authflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.cli.testing.CommandProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Checks that arguments are read as UTF-8, in a locale for which Java uses another encoding. */
@EnabledOnOs(OS.LINUX)
class ArgumentEncodingTest {
    private static final Map<String, String> LOCALE = Map.of("LC_ALL", "C");

    @TempDir
    private Path directory;

    /** The name has a space that is no ASCII: its refusal shows that the name was decoded, and not replaced. */
    @Test
    void anArgumentIsUtf8WhateverTheLocale() throws Exception {
        CommandProcess good = publish("jos\u00e9@example.com");
        CommandProcess spaced = publish("jos\u00a0e@example.com");

        assertThat(good.output()).contains("The broker at 127.0.0.1:1 did not answer");
        assertThat(spaced.output()).contains("--user is no name that Cognito takes");
    }

    @Test
    void anArgumentInAnotherEncodingIsRefused() throws Exception {
        CommandProcess run =
                CommandProcess.run(directory, LOCALE, "", "publish --user $'jos\\xe9@example.com' --password-stdin");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.output())
                .startsWith("authflow: Argument 3 is not UTF-8 text.")
                .doesNotContain("example.com");
    }

    private CommandProcess publish(String user) throws Exception {
        StringBuilder bytes = new StringBuilder();
        for (byte b : user.getBytes(StandardCharsets.UTF_8)) {
            bytes.append("\\x%02x".formatted(b));
        }
        return CommandProcess.run(
                directory,
                LOCALE,
                "password123",
                "publish --plain --timeout 500ms --bootstrap-server 127.0.0.1:1 --password-stdin --user $'" + bytes
                        + "'");
    }
}
