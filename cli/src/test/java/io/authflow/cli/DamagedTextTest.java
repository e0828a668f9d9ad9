package io.authflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.cli.testing.CommandRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checks that text which is not UTF-8 is refused, never replaced. The replacement would be another user or another
 * password.
 */
class DamagedTextTest {
    private static final String NOBODY_LISTENS = "127.0.0.1:1";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"jos\ufffd@example.com", "jos\ud800@example.com", "jos\ufeff@example.com"})
    void anArgumentIsNotUtf8(String user) {
        CommandRun run = CommandRun.withInput("password123", publish("--user", user, "--password-stdin"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("authflow: Argument 7 is not UTF-8 text.");
        assertThat(run.all()).doesNotContain("jos");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jos\n@example.com", "jos\u0000@example.com", "jos\u001b[2J", "jos\u0085"})
    void anArgumentHoldsAControlCharacter(String user) {
        CommandRun run = CommandRun.withInput("password123", publish("--user", user, "--password-stdin"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("authflow: Argument 7 holds a control character");
        assertThat(run.all()).doesNotContain("jos");
    }

    @Test
    void aPasswordIsInLatin1() {
        refusesThePassword("p\u00e4ssword123\n".getBytes(StandardCharsets.ISO_8859_1), "is not UTF-8 text");
    }

    @Test
    void aPasswordHasAnEncodedSurrogate() {
        refusesThePassword(new byte[] {'p', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '\n'}, "is not UTF-8 text");
    }

    @Test
    void aPasswordIsInUtf16() {
        refusesThePassword("password123\n".getBytes(StandardCharsets.UTF_16), "is not UTF-8 text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"p\ufffdssword123\n", "\ufeffpassword123\n"})
    void aPasswordWasDamagedBefore(String input) {
        refusesThePassword(input.getBytes(StandardCharsets.UTF_8), "is not UTF-8 text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"password123\npassword456\n", "pass\tword\n", "password123\n\n", "pass\u0000word", "\u001b[A\n"})
    void aPasswordHoldsAControlCharacter(String input) {
        refusesThePassword(input.getBytes(StandardCharsets.UTF_8), "holds a control character");
    }

    @ParameterizedTest
    @ValueSource(strings = {"p\u00e4ssword123\n", " p \r\n", "\ud83d\ude00\ud83d\ude00\ud83d\ude00", "e\u0301"})
    void anyOtherPasswordIsTaken(String input) {
        CommandRun run = CommandRun.withInput(input, publish("--user", "jos\u00e9@example.com", "--password-stdin"));

        assertThat(run.err()).contains("The broker at " + NOBODY_LISTENS + " did not answer");
    }

    @Test
    void aFileIsInLatin1() throws IOException {
        refusesTheFile(
                "{\"username\":\"a@b.c\",\"password\":\"p\u00e4ssword123\"}".getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Jackson reads UTF-16 too, if it is given bytes. */
    @Test
    void aFileIsInUtf16() throws IOException {
        refusesTheFile("{\"username\":\"a@b.c\",\"password\":\"password123\"}".getBytes(StandardCharsets.UTF_16));
    }

    @Test
    void aFileHidesALoneSurrogate() throws IOException {
        refusesTheFile("{\"username\":\"a@b.c\",\"password\":\"p\\ud800ssword123\"}".getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ufffd", "\ufffd", "\\ufeff", "\\n", "\\u0000", "\\u0085"})
    void aFileHasADamagedPassword(String damage) throws IOException {
        refusesTheFile(("{\"username\":\"a@b.c\",\"password\":\"p" + damage + "ssword123\"}")
                .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aFileHasADamagedUserName() throws IOException {
        refusesTheFile(
                "{\"username\":\"jos\ufffd@b.c\",\"password\":\"password123\"}".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theKeysAreInLatin1() throws IOException {
        Path keys = Files.write(directory.resolve("public.json"), new byte[] {'{', (byte) 0xE4, '}'});

        CommandRun run = CommandRun.withInput(
                "password123", "publish", "--keys", keys.toString(), "--user", "a@b.c", "--password-stdin");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("What is at " + keys + " is not UTF-8 text");
    }

    @Test
    void theClientPropertiesAreInLatin1() throws IOException {
        Path config = Files.write(directory.resolve("client.properties"), new byte[] {'a', '=', (byte) 0xE4});

        CommandRun run = CommandRun.of("show", "some-id", "--command-config", config.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("The client properties of --command-config " + config + " cannot be read");
    }

    private void refusesThePassword(byte[] input, String why) {
        CommandRun run = CommandRun.withBytes(input, publish("--user", "a@b.c", "--password-stdin"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("authflow: The password").contains(why);
        assertThat(run.all()).doesNotContain("ssword123").doesNotContain("word456");
    }

    private void refusesTheFile(byte[] content) throws IOException {
        Path file = Files.write(directory.resolve("input.json"), content);

        CommandRun run = CommandRun.of(publish("--input", file.toString()));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--input " + file + " is no JSON object with the texts username and password");
        assertThat(run.all()).doesNotContain("ssword123");
    }

    private static String[] publish(String... more) {
        String[] all = new String[more.length + 6];
        String[] first = {"publish", "--plain", "--timeout", "500ms", "--bootstrap-server=" + NOBODY_LISTENS};
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        all[all.length - 1] = "--json";
        return all;
    }
}
