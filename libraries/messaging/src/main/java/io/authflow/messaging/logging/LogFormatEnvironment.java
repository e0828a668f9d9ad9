package io.authflow.messaging.logging;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Translates {@code authflow.log-format} into Spring Boot's own properties, before Boot sets up logging. They are
 * defaults, so Boot's properties win if they are set. An unknown format is replaced by logfmt.
 * {@link LoggingAutoConfiguration} refuses it later, when a log exists to print the refusal.
 */
final class LogFormatEnvironment implements EnvironmentPostProcessor, Ordered {
    private static final String SOURCE = "authflow-logging";

    /** Runs after Spring has read the configuration files. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        LogFormat format =
                LogFormat.find(environment.getProperty(LogFormat.SETTING, "")).orElse(LogFormat.LOGFMT);
        environment.getPropertySources().addLast(new MapPropertySource(SOURCE, properties(format)));
    }

    private static Map<String, Object> properties(LogFormat format) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("logging.structured.format.console", format.formatter());
        properties.put("logging.structured.format.file", format.formatter());
        // for Spring Boot's own formats, such as ECS
        properties.put("logging.structured.json.exclude", "error.message");
        properties.put("logging.structured.json.stacktrace.printer", StackTraceText.class.getName());
        properties.put("logging.structured.json.customizer", InertJsonValues.class.getName());
        return properties;
    }
}
