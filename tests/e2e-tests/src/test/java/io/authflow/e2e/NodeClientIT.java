package io.authflow.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.authflow.e2e.wire.Flow;
import io.authflow.e2e.wire.RawRecord;
import io.authflow.e2e.wire.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Runs the Node example of the documents. The example knows the contract only, and uses no class of authflow. Needs
 * Node 20 and npm.
 */
@InEachEnvironment
class NodeClientIT {
    private static final int NODE_MIN = 20;
    private static final int SECONDS_MAX = 120;
    private static final List<String> FILES =
            List.of("package.json", "package-lock.json", "authflow.mjs", "publish.mjs");
    private static final List<String> NPM_CI =
            List.of("npm", "ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund");
    private static final Pattern OFFLINE = Pattern.compile("ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH");
    private static final Path EXAMPLE = Path.of("..", "..", "docs", "examples", "node");
    private static final Path COPY = Path.of("target", "node-example");

    private final Suite suite;

    NodeClientIT(Suite suite) {
        this.suite = suite;
    }

    /** Before each, so that a test that cannot run is reported as skipped by its name. */
    @BeforeEach
    void install() throws IOException {
        assumeTrue(nodeVersion() >= NODE_MIN, "Node " + NODE_MIN + " or later is not installed");
        assumeTrue(Output.of(Path.of("."), "", "npm", "--version").exitCode() == 0, "npm is not installed");
        Files.createDirectories(COPY);
        for (String file : FILES) {
            Files.write(COPY.resolve(file), Files.readAllBytes(EXAMPLE.resolve(file)));
        }
        Output installed = Output.of(COPY, "", NPM_CI.toArray(String[]::new));
        assumeFalse(
                installed.exitCode() != 0 && OFFLINE.matcher(installed.text()).find(),
                "npm's registry cannot be reached");
        assertThat(installed.exitCode()).as(installed.text()).isZero();
    }

    @Test
    void itsSealedRequestIsTakenAndItOpensTheTokens() throws IOException {
        String user = suite.newUser();
        String password = suite.newPassword();
        suite.pool().users().confirmed(user, password);

        Output published = publish(user, password);

        assertThat(published.exitCode()).as(published.text()).isZero();
        assertThat(published.text())
                .contains("access token of " + user + ", and ")
                .contains("idToken", "refreshToken", "expiresIn");
        Flow flow = suite.awaitEnd(published.requestId());
        assertThat(flow.has(Topics.LOGGED_OUT)).isTrue();
    }

    @Test
    void itIsToldOfAWrongPassword() throws IOException {
        String user = suite.newUser();
        suite.pool().users().confirmed(user, suite.newPassword());

        Output published = publish(user, suite.newPassword());

        assertThat(published.exitCode()).as(published.text()).isOne();
        assertThat(published.text()).contains("failed in login: NOT_AUTHORIZED");
        RawRecord failed = suite.awaitEnd(published.requestId()).only(Topics.FAILED);
        assertThat(failed.field("code")).isEqualTo("NOT_AUTHORIZED");
    }

    private Output publish(String user, String password) throws IOException {
        return Output.of(
                COPY,
                password + "\n",
                "node",
                "publish.mjs",
                suite.authflow().bootstrapServers(),
                suite.authflow().keySet().toString(),
                user,
                "1");
    }

    private static int nodeVersion() throws IOException {
        Output version = Output.of(Path.of("."), "", "node", "--version");
        Matcher major = Pattern.compile("v(\\d+)\\..*", Pattern.DOTALL).matcher(version.text());
        return major.matches() ? Integer.parseInt(major.group(1)) : 0;
    }

    /** What a program printed. */
    private record Output(int exitCode, String text) {
        private static final Pattern REQUEST = Pattern.compile("^request (\\S+)$", Pattern.MULTILINE);
        private static final int NOT_INSTALLED = 127;

        static Output of(Path directory, String input, String... command) throws IOException {
            Path file = Files.createTempFile("authflow-", ".out");
            try {
                Process process = new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(file.toFile())
                        .start();
                process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
                process.getOutputStream().close();
                if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
                return new Output(process.waitFor(), Files.readString(file));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("The test was interrupted.", e);
            } catch (IOException e) {
                return new Output(NOT_INSTALLED, String.valueOf(e.getMessage()));
            } finally {
                Files.delete(file);
            }
        }

        String requestId() {
            Matcher id = REQUEST.matcher(text);
            assertThat(id.find()).as(text).isTrue();
            return id.group(1);
        }
    }
}
