package io.authflow.e2e.environment;

import io.authflow.localcognito.faults.Fault;
import io.authflow.localrun.FlowService;
import io.authflow.localrun.LocalRun;
import io.authflow.localrun.LocalRunSettings;
import io.authflow.messaging.testing.environment.Environment;
import io.authflow.messaging.testing.environment.KafkaBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An installation with Cognito and the services in this JVM, and a broker of the environment. */
public final class LocalAuthflow implements AuthflowUnderTest {
    /** For requests that name no length: two minutes would be a long test. */
    private static final String DEFAULT_SESSION_SECONDS = "2";

    /** Where {@code logback-test.xml} writes. */
    private static final Path LOG = Path.of("target", "e2e.log");

    private LocalRunSettings settings;
    private final KafkaBroker broker;
    private final LocalPool pool;
    private LocalRun services;

    private LocalAuthflow(KafkaBroker broker, LocalPool pool, Path directory, Map<String, String> properties) {
        this.broker = broker;
        this.pool = pool;
        this.settings = with(
                properties,
                LocalRunSettings.in(directory)
                        .withBroker(broker.bootstrapServers())
                        .withCognito(pool.access())
                        .withProperty("authflow.check.session-seconds", DEFAULT_SESSION_SECONDS)
                        // a call that is only slow must not be made again: tests count them
                        .withProperty("authflow.cognito.limits.attempt-timeout", "30s")
                        .withProperty("authflow.cognito.limits.effect-timeout", "30s"));
        this.services = LocalRun.start(settings);
    }

    static LocalAuthflow start(Environment environment, Path directory) {
        return start(environment, directory, Map.of());
    }

    /** On that empty directory, with these properties of all services. */
    public static LocalAuthflow start(Environment environment, Path directory, Map<String, String> properties) {
        KafkaBroker broker = environment.start(directory.resolve("broker"));
        return new LocalAuthflow(
                broker, LocalPool.start(directory.resolve("pool")), directory.resolve("services"), properties);
    }

    @Override
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    @Override
    public Path publicKeys() {
        return settings.dataDirectory().resolve("keys").resolve("public.json");
    }

    @Override
    public URI keySet() {
        return services.keySet().orElseThrow();
    }

    /** Where a service answers over HTTP. */
    public URI http(FlowService service) {
        return services.http(service).orElseThrow();
    }

    /** Makes the pool fail in that way. */
    public void inject(Fault fault) {
        pool.inject(fault);
    }

    @Override
    public TestPool pool() {
        return pool;
    }

    @Override
    public Ending stop(FlowService service) {
        long begin = System.nanoTime();
        services.stop(service);
        return new Ending(0, Duration.ofNanos(System.nanoTime() - begin));
    }

    @Override
    public void start(FlowService service) {
        services.start(service);
    }

    /** Stops all services, and starts them with these properties added to those that they had. */
    public void restartServices(Map<String, String> properties) {
        services.close();
        settings = with(properties, settings);
        services = LocalRun.start(settings);
    }

    @Override
    public void restartBroker() {
        broker.restart();
    }

    @Override
    public void restartAll() {
        services.close();
        pool.restart();
        broker.restart();
        services = LocalRun.start(settings);
    }

    @Override
    public List<String> log() {
        try {
            return Files.readAllLines(LOG);
        } catch (IOException e) {
            throw new UncheckedIOException("The log of the services cannot be read. Look at logback-test.xml.", e);
        }
    }

    @Override
    public void close() {
        try (broker;
                pool) {
            services.close();
        }
    }

    private static LocalRunSettings with(Map<String, String> properties, LocalRunSettings settings) {
        LocalRunSettings changed = settings;
        for (Map.Entry<String, String> property : properties.entrySet()) {
            changed = changed.withProperty(property.getKey(), property.getValue());
        }
        return changed;
    }
}
