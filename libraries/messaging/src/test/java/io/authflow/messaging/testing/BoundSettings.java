package io.authflow.messaging.testing;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Binds a settings record as Spring Boot does. */
public final class BoundSettings {
    private BoundSettings() {}

    /** @param keys full names and their values */
    public static <T> T of(Class<T> type, Map<String, String> keys) {
        String prefix = type.getAnnotation(ConfigurationProperties.class).value();
        return new Binder(new MapConfigurationPropertySource(keys)).bindOrCreate(prefix, type);
    }
}
