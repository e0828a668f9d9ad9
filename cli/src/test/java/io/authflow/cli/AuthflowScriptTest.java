package io.authflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the script says before it runs anything. */
class AuthflowScriptTest {
    private static final Path SCRIPT =
            Path.of("..", "authflow").toAbsolutePath().normalize();

    @TempDir
    private Path directory;

    @Test
    void refusesAJavaThatIsTooOld() throws Exception {
        Run run = run(javaHome("1.8.0_402"));

        assertThat(run.exitCode).isEqualTo(1);
        assertThat(run.output).contains("is Java 1, and authflow needs 17 or later", "JAVA_HOME");
    }

    @Test
    void refusesAJavaHomeWithoutJava() throws Exception {
        Run run = run(directory);

        assertThat(run.exitCode).isEqualTo(1);
        assertThat(run.output).contains("has no bin/java. Point it at a JDK, 17 or later.");
    }

    @Test
    void buildsNothingWithoutACompiler() throws Exception {
        Run run = run(javaHome("21.0.2"));

        assertThat(run.exitCode).isEqualTo(1);
        assertThat(run.output).contains("has no compiler beside it");
    }

    private Path javaHome(String version) throws IOException {
        Path bin = Files.createDirectories(directory.resolve("bin"));
        Files.writeString(bin.resolve("java"), "#!/bin/sh\necho 'openjdk version \"" + version + "\"' >&2\n");
        Files.setPosixFilePermissions(bin.resolve("java"), PosixFilePermissions.fromString("rwx------"));
        return directory;
    }

    /** A copy, through a link, so that nothing is there yet. */
    private Run run(Path javaHome) throws Exception {
        Path copy = Files.copy(SCRIPT, directory.resolve("script"));
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwx------"));
        Path link = Files.createSymbolicLink(directory.resolve("link"), copy.getFileName());
        ProcessBuilder builder = new ProcessBuilder(link.toString(), "--version").redirectErrorStream(true);
        builder.environment().putAll(Map.of("JAVA_HOME", javaHome.toString(), "PATH", pathWithoutJava()));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), output);
    }

    private String pathWithoutJava() throws IOException {
        Path bin = Files.createDirectories(directory.resolve("tools"));
        for (String tool : new String[] {"bash", "dirname", "readlink", "sed", "head", "find", "ls", "date"}) {
            for (String place : new String[] {"/bin", "/usr/bin"}) {
                if (Files.isExecutable(Path.of(place, tool)) && Files.notExists(bin.resolve(tool))) {
                    Files.createSymbolicLink(bin.resolve(tool), Path.of(place, tool));
                }
            }
        }
        return bin.toString();
    }

    private record Run(int exitCode, String output) {}
}
