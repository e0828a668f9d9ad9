package io.authflow.messaging.boot;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

/**
 * Refuses the start if a setting's bytes are not text. Java replaces a byte that it cannot decode with U+FFFD. A secret
 * would silently become another one.
 */
final class SettingsText implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final String PREFIX = "authflow";
    private static final char REPLACEMENT_CHARACTER = '\uFFFD';

    /**
     * Runs after Spring has read the configuration files and has set up the log, so that the refusal can be printed.
     */
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        check(context.getEnvironment());
    }

    static void check(ConfigurableEnvironment environment) {
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> settings) {
                for (String name : settings.getPropertyNames()) {
                    check(environment, name);
                }
            }
        }
    }

    private static void check(ConfigurableEnvironment environment, String name) {
        if (!name.regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
            return;
        }
        String value = environment.getProperty(name);
        if (value != null && value.indexOf(REPLACEMENT_CHARACTER) >= 0) {
            throw new IllegalArgumentException(
                    name + " is not UTF-8 text, or the locale of this process has another encoding. Give it in UTF-8,"
                            + " and set LC_ALL to C.UTF-8.");
        }
    }
}
