package io.authflow.e2e.environment;

import io.authflow.cli.keys.PublicKeySet;
import io.authflow.contracts.Secret;
import io.authflow.localrun.CognitoAccess;
import io.authflow.localrun.FlowService;
import io.authflow.messaging.testing.environment.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An installation in containers, made from {@code docker-compose.yml}, on its own ports. */
public final class ComposeAuthflow implements AuthflowUnderTest {
    private static final Path BASE = ComposeProject.file("docker-compose.yml");
    private static final Path THREE_BROKERS = ComposeProject.file("docker-compose.three-brokers.yml");
    private static final Path SUITE = ComposeProject.file("tests/e2e-tests/src/test/compose/suite.yml");
    /** Of the images, which outlive the tests. */
    private static final String TAG = "suite";

    private static final List<String> BROKER_PORTS =
            List.of("AUTHFLOW_BROKER_PORT", "AUTHFLOW_BROKER_2_PORT", "AUTHFLOW_BROKER_3_PORT");

    private final ComposeProject project;
    private final Path directory;
    private final ComposePool pool;

    private ComposeAuthflow(ComposeProject project, Path directory, ComposePool pool) {
        this.project = project;
        this.directory = directory;
        this.pool = pool;
    }

    static ComposeAuthflow start(Path directory) {
        return start(directory, List.of(BASE, SUITE));
    }

    /** The same with three brokers, of which the tests may kill some. */
    public static ComposeAuthflow startWithThreeBrokers(Path directory) {
        return start(directory, List.of(BASE, THREE_BROKERS, SUITE));
    }

    private static ComposeAuthflow start(Path directory, List<Path> files) {
        String name = directory.getFileName().toString();
        // first, as it may take minutes, in which somebody else could take a port that was drawn
        new ComposeProject(name, files, Map.of("AUTHFLOW_TAG", TAG, "AUTHFLOW_TAP_PORT", "0")).build();
        int cognitoPort = FreePort.next();
        URI cognito = URI.create("http://localhost:" + cognitoPort);
        // on every address: the services come to it from a network of Docker's
        PoolTap tap = new PoolTap(new InetSocketAddress(0).getAddress(), cognito);
        Map<String, String> variables = new HashMap<>(Map.of(
                "AUTHFLOW_TAG", TAG,
                "AUTHFLOW_COGNITO_PORT", "" + cognitoPort,
                "AUTHFLOW_CHECK_PORT", "" + FreePort.next(),
                "AUTHFLOW_TAP_PORT", "" + tap.endpoint().getPort()));
        BROKER_PORTS.forEach(port -> variables.put(port, "" + FreePort.next()));
        return start(new ComposeProject(name, files, variables), directory, tap, cognito);
    }

    private static ComposeAuthflow start(ComposeProject project, Path directory, PoolTap tap, URI cognito) {
        try {
            return started(project, directory, tap, cognito);
        } catch (RuntimeException e) {
            try {
                end(project, directory, tap);
            } catch (RuntimeException another) {
                e.addSuppressed(another);
            }
            throw e;
        }
    }

    private static ComposeAuthflow started(ComposeProject project, Path directory, PoolTap tap, URI cognito) {
        try {
            project.up();
            String secret = project.compose("exec", "-T", "cognito", "cat", "/run/authflow/client-secret");
            ComposePool pool = new ComposePool(
                    tap, new CognitoAccess(cognito, "local", "local_authflow", "authflow", new Secret(secret.strip())));
            ComposeAuthflow started = new ComposeAuthflow(project, directory, pool);
            Files.writeString(started.publicKeys(), HttpText.get(started.keySet()));
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("check-service serves no public keys. Look at its log.", e);
        }
    }

    @Override
    public String bootstrapServers() {
        return BROKER_PORTS.stream()
                .limit(project.files().contains(THREE_BROKERS) ? BROKER_PORTS.size() : 1)
                .map(name -> "localhost:" + project.variables().get(name))
                .collect(Collectors.joining(","));
    }

    @Override
    public Path publicKeys() {
        return directory.resolve("public.json");
    }

    @Override
    public URI keySet() {
        return URI.create("http://localhost:" + project.variables().get("AUTHFLOW_CHECK_PORT") + PublicKeySet.PATH);
    }

    @Override
    public TestPool pool() {
        return pool;
    }

    @Override
    public Ending stop(FlowService service) {
        Instant asked = Instant.now();
        project.compose("stop", service.serviceName());
        Instant finished = Instant.parse(project.inspect(service.serviceName(), "{{.State.FinishedAt}}"));
        int exitCode = Integer.parseInt(project.inspect(service.serviceName(), "{{.State.ExitCode}}"));
        return new Ending(exitCode, Duration.between(asked, finished));
    }

    @Override
    public void start(FlowService service) {
        project.up(service.serviceName());
    }

    @Override
    public void restartBroker() {
        project.compose("stop", "broker");
        project.up("broker");
    }

    @Override
    public void restartAll() {
        project.compose("stop");
        project.up();
    }

    /** Ends these containers at once, as a power cut does. */
    public void kill(String... containers) {
        project.compose(
                Stream.concat(Stream.of("kill"), Arrays.stream(containers)).toArray(String[]::new));
    }

    /** Starts these containers again. */
    public void revive(String... containers) {
        project.up(containers);
    }

    @Override
    public List<String> log() {
        return logOf(project);
    }

    private static List<String> logOf(ComposeProject project) {
        return project.compose("logs", "--no-color").lines().toList();
    }

    @Override
    public void close() {
        end(project, directory, pool.tap());
    }

    private static void end(ComposeProject project, Path directory, PoolTap tap) {
        try (tap) {
            Files.write(directory.resolve("compose.log"), logOf(project));
        } catch (IOException e) {
            throw new UncheckedIOException("The containers' log cannot be kept. It needs target to be writable.", e);
        } finally {
            project.down();
        }
    }
}
