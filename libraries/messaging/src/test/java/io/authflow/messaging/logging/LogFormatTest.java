package io.authflow.messaging.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class LogFormatTest {
    private static final String CONSOLE = "logging.structured.format.console";

    @ParameterizedTest
    @CsvSource({
        "logfmt, io.authflow.messaging.logging.LogfmtFormatter",
        "LOGFMT, io.authflow.messaging.logging.LogfmtFormatter",
        "ecs, ecs",
        "' ECS ', ecs",
        "json, io.authflow.messaging.logging.LogfmtFormatter"
    })
    void settingDecidesWhatBootPrints(String word, String formatter) {
        assertThat(environment(Map.of(LogFormat.SETTING, word)).getProperty(CONSOLE))
                .isEqualTo(formatter);
    }

    @Test
    void logfmtIsTheDefault() {
        assertThat(environment(Map.of()).getProperty(CONSOLE)).isEqualTo(LogfmtFormatter.class.getName());
        assertThat(environment(Map.of()).getProperty("logging.structured.format.file"))
                .isEqualTo(LogfmtFormatter.class.getName());
    }

    @Test
    void bootsOwnSettingWins() {
        assertThat(environment(Map.of(CONSOLE, "gelf")).getProperty(CONSOLE)).isEqualTo("gelf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "", "logfmt,ecs"})
    void unknownFormatStopsTheStart(String word) {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(LoggingAutoConfiguration.class))
                .withPropertyValues(LogFormat.SETTING + "=" + word)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessage("authflow.log-format is no format that authflow has."
                                + " Set AUTHFLOW_LOG_FORMAT to logfmt or ecs."));
    }

    private static StandardEnvironment environment(Map<String, Object> properties) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        new LogFormatEnvironment().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }
}
