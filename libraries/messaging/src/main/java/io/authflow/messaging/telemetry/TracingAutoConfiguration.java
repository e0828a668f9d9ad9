package io.authflow.messaging.telemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import io.opentelemetry.sdk.resources.Resource;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Exports spans if OpenTelemetry's own settings name a collector, such as {@code OTEL_EXPORTER_OTLP_ENDPOINT}.
 * Otherwise starts nothing of OpenTelemetry. Nothing is global, because several services may share a process.
 */
@AutoConfiguration
public class TracingAutoConfiguration {
    private static final String ENDPOINT = "otel.exporter.otlp.endpoint";
    private static final String TRACES_ENDPOINT = "otel.exporter.otlp.traces.endpoint";
    private static final Duration STOP_WITHIN = Duration.ofSeconds(2);

    @Bean(destroyMethod = "") // TracingStop closes it: the SDK's own close may take 10 s
    OpenTelemetry openTelemetry(
            Environment environment,
            @Value("${spring.application.name}") String service,
            @Value("${authflow.instance-id}") String instance) {
        Map<String, String> settings = settings(environment, service);
        return isSet(settings, ENDPOINT) || isSet(settings, TRACES_ENDPOINT)
                ? exporting(settings, identity(instance))
                : OpenTelemetry.noop();
    }

    @Bean
    TracingStop tracingStop(OpenTelemetry openTelemetry) {
        return new TracingStop(openTelemetry, STOP_WITHIN);
    }

    private static OpenTelemetry exporting(Map<String, String> settings, Resource identity) {
        try {
            return AutoConfiguredOpenTelemetrySdk.builder()
                    .addPropertiesSupplier(() -> settings)
                    .addResourceCustomizer((given, config) -> identity.merge(given))
                    .disableShutdownHook()
                    .build()
                    .getOpenTelemetrySdk();
        } catch (ConfigurationException e) {
            throw refused();
        }
    }

    /** Drops the cause: its message quotes the setting, which may be a header with a token. */
    private static IllegalArgumentException refused() {
        return new IllegalArgumentException(
                "A setting of OpenTelemetry cannot be used, so no trace could be exported."
                        + " Correct the OTEL_ variables: OTEL_EXPORTER_OTLP_HEADERS, for one, is name=value, with commas between.");
    }

    /** Collects the settings. Unlike OpenTelemetry itself, Spring also reads its configuration files. */
    private static Map<String, String> settings(Environment environment, String service) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "otel.service.name", service,
                "otel.exporter.otlp.protocol", "http/protobuf",
                "otel.metrics.exporter", "none",
                "otel.logs.exporter", "none"));
        Binder.get(environment)
                .bind("otel", Bindable.mapOf(String.class, String.class))
                .orElse(Map.of())
                .forEach((name, value) -> settings.put("otel." + name, value));
        return settings;
    }

    /** Names this instance. The values of {@code OTEL_RESOURCE_ATTRIBUTES} override these. */
    private static Resource identity(String instance) {
        return Resource.create(Attributes.of(
                AttributeKey.stringKey("service.namespace"),
                "authflow",
                AttributeKey.stringKey("service.instance.id"),
                instance));
    }

    private static boolean isSet(Map<String, String> settings, String name) {
        return !settings.getOrDefault(name, "").isBlank();
    }
}
