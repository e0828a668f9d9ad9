package io.authflow.e2e.environment;

import io.authflow.cli.launcher.FlowService;
import io.authflow.cli.launcher.LocalRun;
import io.authflow.cli.launcher.LocalRunSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Broker, Cognito and the four services, which tests may stop and start. */
public final class AuthflowUnderTest implements AutoCloseable {
    /** For requests that name no length: two minutes would be a long test. */
    private static final String DEFAULT_SESSION_SECONDS = "2";

    private LocalRunSettings settings;
    private final TestBroker broker;
    private final TestPool pool;
    private LocalRun services;

    private AuthflowUnderTest(TestBroker broker, TestPool pool, Path directory, Map<String, String> properties) {
        this.broker = broker;
        this.pool = pool;
        this.settings = with(
                properties,
                LocalRunSettings.in(directory)
                        .withBroker(broker.bootstrapServers())
                        .withCognito(pool.access())
                        .withProperty("authflow.check.session-seconds", DEFAULT_SESSION_SECONDS));
        this.services = LocalRun.start(settings);
    }

    /** Starts everything on that empty directory. */
    public static AuthflowUnderTest start(Environment environment, Path directory) {
        return start(environment, directory, Map.of());
    }

    /** The same with these properties of all services. */
    public static AuthflowUnderTest start(Environment environment, Path directory, Map<String, String> properties) {
        TestBroker broker = environment.start(directory.resolve("broker"));
        return new AuthflowUnderTest(
                broker, new TestPool(directory.resolve("pool")), directory.resolve("services"), properties);
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** The file of the public keys that passwords are sealed to. */
    public Path publicKeys() {
        return settings.dataDirectory().resolve("keys").resolve("public.json");
    }

    /** Where check-service serves the public keys. */
    public URI keySet() {
        return services.keySet().orElseThrow();
    }

    public TestPool pool() {
        return pool;
    }

    /** Stops the services beside each other. */
    public void stop(FlowService... stopped) {
        atOnce(stopped, service -> services.stop(service));
    }

    /** Starts the services beside each other. */
    public void start(FlowService... started) {
        atOnce(started, service -> services.start(service));
    }

    /** Stops all services, and starts them with these properties added to those that they had. */
    public void restartServices(Map<String, String> properties) {
        services.close();
        settings = with(properties, settings);
        services = LocalRun.start(settings);
    }

    public boolean isBrokerInThisProcess() {
        return broker.isInThisProcess();
    }

    public void restartBroker() {
        broker.restart();
    }

    /** Ends all that this process runs, and starts it again on what it had written. */
    public void restartProcess() {
        services.close();
        pool.restart();
        if (broker.isInThisProcess()) {
            broker.restart();
        }
        services = LocalRun.start(settings);
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

    private static void atOnce(FlowService[] all, Consumer<FlowService> action) {
        CompletableFuture.allOf(Arrays.stream(all)
                        .map(service ->
                                CompletableFuture.runAsync(() -> action.accept(service), AuthflowUnderTest::run))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
    }

    /** On a thread of its own: a pool's threads may have another class loader. */
    private static void run(Runnable task) {
        new Thread(task, "suite").start();
    }
}
