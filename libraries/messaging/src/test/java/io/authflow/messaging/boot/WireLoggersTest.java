package io.authflow.messaging.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authflow.messaging.TestService;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/** Checks that no service starts if it would print passwords. */
class WireLoggersTest {
    private static final List<String> NAMES = WireLoggers.NAMES;

    @AfterEach
    void leaveThemAsTheyWere() {
        NAMES.forEach(name -> level(name, null));
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void refusesEachOfThem(String name) {
        level(name, LogLevel.DEBUG);

        assertThatThrownBy(WireLoggers::refuse)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("print passwords and tokens")
                .hasMessageContaining(": " + name + ". Set their level to INFO");
    }

    @Test
    void refusesNoneThatIsOff() {
        NAMES.forEach(name -> level(name, LogLevel.INFO));

        assertThatCode(WireLoggers::refuse).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void theSharedConfigurationKeepsThemOffWhateverTheLevelOfTheRest(String name) throws IOException {
        PropertySource<?> shared = new YamlPropertySourceLoader()
                .load("shared", new ClassPathResource("authflow-messaging.yml"))
                .get(0);

        assertThat(shared.getProperty("logging.level." + name)).hasToString("INFO");
    }

    @Test
    void aServiceDoesNotStartWithOneOfThemOn() {
        String named = "--logging.level.org.apache.hc.client5.http.wire=DEBUG";

        assertThatThrownBy(() -> new SpringApplicationBuilder(TestService.class)
                        .web(WebApplicationType.NONE)
                        .properties("spring.config.name=test-service")
                        .run("--authflow.kafka.bootstrap-servers=localhost:1", named))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("are on: org.apache.hc.client5.http.wire. ");
    }

    private static void level(String name, @Nullable LogLevel level) {
        LoggingSystem.get(WireLoggersTest.class.getClassLoader()).setLogLevel(name, level);
    }
}
