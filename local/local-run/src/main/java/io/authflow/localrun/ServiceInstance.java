package io.authflow.localrun;

import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** One running instance of a service. */
record ServiceInstance(FlowService service, int number, ConfigurableApplicationContext context)
        implements AutoCloseable {
    private static final String LOGGING_SYSTEM = "org.springframework.boot.logging.LoggingSystem";
    private static final String STAYS_AS_IT_IS = "none";

    /**
     * Starts the service's application. The given properties override the service's own file, and there are no other
     * sources.
     */
    static ServiceInstance start(FlowService service, int number, Map<String, Object> properties) {
        // All services share one process and its logging. Otherwise each context would configure logging again.
        System.setProperty(LOGGING_SYSTEM, STAYS_AS_IT_IS);
        SpringApplicationBuilder builder =
                service.application().registerShutdownHook(false).environment(new ClosedEnvironment(properties));
        try {
            return new ServiceInstance(service, number, builder.run());
        } catch (RuntimeException e) {
            throw new LaunchException(
                    service.serviceName() + " did not start. The log says why; then start the run again.", e);
        }
    }

    String httpPort() {
        return context.getEnvironment().getRequiredProperty("local.server.port");
    }

    @Override
    public void close() {
        context.close();
    }
}
