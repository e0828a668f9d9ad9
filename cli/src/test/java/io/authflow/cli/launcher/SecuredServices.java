package io.authflow.cli.launcher;

import io.authflow.cli.testing.SecuredBroker;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/** The four services, each under its own principal at a broker with an authorizer. */
final class SecuredServices implements AutoCloseable {
    private static final String BINDER = "spring.cloud.stream.kafka.binder.configuration.";
    private static final String SCHEDULER = "authflow.scheduler.kafka.";

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    static SecuredServices start(SecuredBroker broker, String principalPrefix, int partitions, Path directory) {
        SecuredServices services = new SecuredServices();
        LocalPool pool = LocalPool.start(directory.resolve("cognito"), 0);
        services.parts.push(pool);
        LocalKeys keys = LocalKeys.openOrCreate(directory.resolve("keys"), InstantSource.system());
        for (FlowService service : FlowService.values()) {
            LocalRunSettings settings = LocalRunSettings.in(directory)
                    .withPartitions(partitions)
                    .withProperty("authflow.check.session-seconds", "1");
            for (var property :
                    SecuredBroker.security(principalPrefix + service.word()).entrySet()) {
                settings = settings.withProperty(BINDER + property.getKey(), property.getValue())
                        .withProperty(SCHEDULER + property.getKey(), property.getValue());
            }
            ServiceProperties properties =
                    new ServiceProperties(settings, broker.bootstrapServers(), pool.access(), keys);
            services.parts.push(ServiceInstance.start(service, 0, properties.of(service, 0)));
        }
        return services;
    }

    @Override
    public void close() throws Exception {
        while (!parts.isEmpty()) {
            parts.pop().close();
        }
    }
}
