package io.authflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the {@code authflow} script: its choice of Java, its build and the environment that it passes on. */
class AuthflowScriptTest {
    private static final Path SCRIPT =
            Path.of("..", "authflow").toAbsolutePath().normalize();

    private static final Map<String, String> HOSTILE = Map.of(
            "AWS_USE_FIPS_ENDPOINT", "true",
            "SPRING_PROFILES_ACTIVE", "hostile",
            "JDK_JAVA_OPTIONS", "-Duser.language=tr",
            "CDPATH", "/tmp",
            "LC_ALL", "C",
            "TZ", "Asia/Kathmandu");

    private static final List<String> TOOLS = List.of(
            "bash",
            "cat",
            "date",
            "dirname",
            "env",
            "find",
            "head",
            "ls",
            "mkdir",
            "mv",
            "readlink",
            "rm",
            "sed",
            "sleep",
            "touch");

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

    @ParameterizedTest
    @ValueSource(strings = {"demo", "up"})
    void handsALocalRunNothingButWhatIsListed(String command) throws Exception {
        built();

        Run run = run(javaHome("21.0.2"), HOSTILE, command, "--session", "5s");

        assertThat(run.output.lines().filter(line -> line.startsWith("variable ")))
                .allMatch(line -> line.matches("variable (HOME|PATH|TERM|NO_COLOR|TZ|LC_ALL|PWD|SHLVL|_|OLDPWD)=.*"))
                .contains("variable TZ=Asia/Kathmandu", "variable LC_ALL=C.UTF-8");
        assertThat(run.output).contains("argument " + command + "\nargument --session\nargument 5s\n");
    }

    @Test
    void leavesTheEnvironmentToTheOtherCommands() throws Exception {
        built();

        Run run = run(javaHome("21.0.2"), HOSTILE, "publish", "--user", "jos\u00e9 *");

        assertThat(run.output)
                .contains("variable JDK_JAVA_OPTIONS=-Duser.language=tr", "variable LC_ALL=C.UTF-8")
                .contains("argument jos\u00e9 *\n");
    }

    @Test
    void buildsOnceWhereTwoBegin() throws Exception {
        Path home = javaHome("21.0.2");
        executable(home.resolve("bin/javac"), "");
        executable(directory.resolve("mvnw"), """
                echo begun >>builds
                sleep 1
                touch local/local-run/target/authflow-local-run-1-exec.jar
                """);

        Process one = start(home, Map.of(), "one");
        Process other = start(home, Map.of(), "other");

        assertThat(end(one).output).contains("argument one");
        assertThat(end(other).output).contains("argument other");
        assertThat(directory.resolve("builds")).hasContent("begun");
        assertThat(directory.resolve("local/local-run/target/building")).doesNotExist();
    }

    @Test
    void buildsThoughAnotherBuildWasKilled() throws Exception {
        Path home = javaHome("21.0.2");
        executable(home.resolve("bin/javac"), "");
        executable(directory.resolve("mvnw"), "touch local/local-run/target/authflow-local-run-1-exec.jar");
        Files.createDirectories(directory.resolve("local/local-run/target/building"));

        assertThat(run(home, Map.of(), "one").output).contains("Built in", "argument one");
    }

    private void built() throws IOException {
        Path run = Files.createDirectories(directory.resolve("local/local-run/target/run"));
        Files.createFile(run.resolve("authflow-local-run-1-exec.jar"));
        Files.createFile(run.resolve(".built"));
    }

    /** Says its version if it is asked for, and otherwise what it was given. */
    private Path javaHome(String version) throws IOException {
        Path bin = Files.createDirectories(directory.resolve("bin"));
        executable(bin.resolve("java"), """
                if [ "$1" = -version ]; then
                  echo 'openjdk version "%s"' >&2
                  exit
                fi
                if [ "$1" = -Djarmode=tools ]; then
                  mkdir -p "$6"
                  touch "$6/authflow-local-run-1-exec.jar"
                  exit
                fi
                env | while read -r line; do echo "variable $line"; done
                for argument; do echo "argument $argument"; done
                """.formatted(version));
        return directory;
    }

    private static void executable(Path file, String commands) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + commands);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    /** A copy, through a link, so that nothing is there yet. */
    private Run run(Path javaHome) throws Exception {
        return run(javaHome, Map.of(), "--version");
    }

    private Run run(Path javaHome, Map<String, String> variables, String... arguments) throws Exception {
        return end(start(javaHome, variables, arguments));
    }

    private Process start(Path javaHome, Map<String, String> variables, String... arguments) throws Exception {
        Path link = directory.resolve("link");
        if (Files.notExists(link)) {
            Path copy = Files.copy(SCRIPT, directory.resolve("script"));
            Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwx------"));
            Files.createSymbolicLink(link, copy.getFileName());
        }
        List<String> command = new ArrayList<>(List.of(link.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(variables);
        builder.environment().putAll(Map.of("JAVA_HOME", javaHome.toString(), "PATH", pathWithoutJava()));
        return builder.start();
    }

    private static Run end(Process process) throws Exception {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), output);
    }

    private String pathWithoutJava() throws IOException {
        Path bin = Files.createDirectories(directory.resolve("tools"));
        for (String tool : TOOLS) {
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
