package io.authflow.localrun;

import io.authflow.cli.keys.LocalKeys;
import io.authflow.cli.testing.SecuredBroker;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Runs the four services, each under its own principal, at a broker with an authorizer. */
final class SecuredServices implements AutoCloseable {
    private static final String BINDER = "spring.cloud.stream.kafka.binder.configuration.";
    private static final String SCHEDULER = "authflow.scheduler.kafka.";

    private final Deque<AutoCloseable> parts = new ConcurrentLinkedDeque<>();
    private final SecuredBroker broker;
    private final LocalRunSettings settings;

    private SecuredServices(SecuredBroker broker, LocalRunSettings settings) {
        this.broker = broker;
        this.settings = settings;
    }

    static SecuredServices start(SecuredBroker broker, String principalPrefix, int partitions, Path directory) {
        LocalRunSettings settings = LocalRunSettings.in(directory).withPartitions(partitions);
        SecuredServices services = new SecuredServices(broker, settings);
        services.startAll(principalPrefix);
        return services;
    }

    private void startAll(String principalPrefix) {
        LocalPool pool = LocalPool.start(settings.dataDirectory().resolve("cognito"), 0);
        parts.push(pool);
        LocalKeys keys = LocalKeys.openOrCreate(settings.dataDirectory().resolve("keys"), InstantSource.system());
        CompletableFuture.allOf(Arrays.stream(FlowService.values())
                        .map(service -> CompletableFuture.runAsync(
                                () -> start(service, principalPrefix + service.serviceName(), pool, keys),
                                task -> new Thread(task, "secured").start()))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
    }

    private void start(FlowService service, String user, LocalPool pool, LocalKeys keys) {
        LocalRunSettings own = settings;
        for (var property : SecuredBroker.security(user).entrySet()) {
            own = own.withProperty(BINDER + property.getKey(), property.getValue())
                    .withProperty(SCHEDULER + property.getKey(), property.getValue());
        }
        ServiceProperties properties = new ServiceProperties(own, broker.bootstrapServers(), pool.access(), keys);
        parts.push(ServiceInstance.start(service, 0, properties.of(service, 0)));
    }

    @Override
    public void close() throws Exception {
        while (!parts.isEmpty()) {
            parts.pop().close();
        }
    }
}
