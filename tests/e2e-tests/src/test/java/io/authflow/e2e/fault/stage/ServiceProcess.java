package io.authflow.e2e.fault.stage;

import static org.awaitility.Awaitility.await;

import io.authflow.messaging.testing.environment.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** An instance of a service in its own process. Its port, log file and instance id stay the same after a restart. */
public final class ServiceProcess implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private static final Duration START_PATIENCE = Duration.ofMinutes(8);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(40);
    private static final Duration HTTP_PATIENCE = Duration.ofSeconds(3);

    private final Service service;
    private final Path log;
    private final int port = FreePort.next();
    private final Map<String, Object> settings;
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> options =
            new ArrayList<>(List.of("-Xmx320m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Duser.timezone=UTC"));
    private @Nullable OsProcess process;

    ServiceProcess(Service service, int instance, Path directory, ServiceSettings settings) {
        this.service = service;
        this.log = directory.resolve(service.serviceName() + "-" + instance + ".log");
        this.settings = new HashMap<>(settings.of(service, instance, port));
    }

    public Service service() {
        return service;
    }

    public Path log() {
        return log;
    }

    /** Adds a setting, from the next start on. */
    public void set(String name, Object value) {
        settings.put(name, value);
    }

    /** The value of a setting. */
    public String setting(String name) {
        return String.valueOf(settings.get(name));
    }

    /** Adds an environment variable, from the next start on. */
    public void setEnvironment(String name, String value) {
        environment.put(name, value);
    }

    /** Adds an option of the JVM, from the next start on. */
    public void addOption(String option) {
        options.add(option);
    }

    /** Starts it, without waiting until it is ready. */
    public void launch() {
        List<String> command = new ArrayList<>();
        command.add(OsProcess.java());
        command.addAll(options);
        command.addAll(List.of("-jar", service.executable().toString()));
        Map<String, String> variables = new HashMap<>(environment);
        variables.put("SPRING_APPLICATION_JSON", JSON.writeValueAsString(settings));
        process = OsProcess.start(command, variables, log);
    }

    /** Starts it, and waits until it is ready. */
    public void start() {
        launch();
        awaitReady();
    }

    public void awaitReady() {
        await(service.serviceName()).atMost(START_PATIENCE).until(() -> {
            if (!isAlive()) {
                throw new IllegalStateException(service.serviceName() + " ended by itself. Look at " + log);
            }
            return isReady();
        });
    }

    public boolean isReady() {
        return get("/actuator/health/readiness").isPresent();
    }

    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** What it answers on that path; empty where it does not answer with status 200. */
    public Optional<String> get(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(HTTP_PATIENCE)
                .build();
        try {
            return Optional.of(HTTP.send(request, BodyHandlers.ofString()))
                    .filter(answer -> answer.statusCode() == 200)
                    .map(answer -> answer.body());
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** {@code kill -9}. */
    public void kill() {
        running().kill();
    }

    public void freeze() {
        running().signal("STOP");
    }

    public void thaw() {
        running().signal("CONT");
    }

    /** Asks it to end, without waiting. */
    public void terminate() {
        running().signal("TERM");
    }

    /** Whether it ended by itself within that time. */
    public boolean awaitExit(Duration patience) {
        return running().awaitExit(patience);
    }

    /** Asks it to end, and kills it if it does not. */
    public void stop() {
        terminate();
        if (!running().awaitExit(STOP_PATIENCE)) {
            kill();
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.kill();
        }
    }

    private OsProcess running() {
        if (process == null) {
            throw new IllegalStateException(service.serviceName() + " was never started.");
        }
        return process;
    }
}
