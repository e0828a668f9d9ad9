package io.authflow.localrun;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;

/**
 * Spring environment of a service in a local run. It holds only the properties of the run and the service's own file on
 * the class path. Environment variables, system properties and files in the working directory have no effect.
 */
final class ClosedEnvironment extends StandardEnvironment {
    private static final String CONFIG_LOCATION = "spring.config.location";

    /** Empty at first; Spring Cloud Stream adds to it. */
    private final Map<String, Object> systemProperties = new ConcurrentHashMap<>();

    ClosedEnvironment(Map<String, Object> properties) {
        getPropertySources().addFirst(new MapPropertySource("authflow-local-run", properties));
        getPropertySources().addLast(new MapPropertySource(SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME, systemProperties));
        getPropertySources()
                .addLast(new MapPropertySource("authflow-local-files", Map.of(CONFIG_LOCATION, "classpath:/")));
    }

    /** Adds no property sources for the environment variables and system properties of this process. */
    @Override
    protected void customizePropertySources(MutablePropertySources sources) {
        // Nothing to add here: the constructor adds all sources.
    }

    @Override
    public Map<String, Object> getSystemEnvironment() {
        return Map.of();
    }

    @Override
    public Map<String, Object> getSystemProperties() {
        return systemProperties;
    }
}
