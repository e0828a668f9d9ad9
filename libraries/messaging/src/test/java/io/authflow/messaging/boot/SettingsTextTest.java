package io.authflow.messaging.boot;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Checks that a setting that is not text stops the start, and that the message does not quote the setting. */
class SettingsTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"AUTHFLOW_COGNITO_CLIENT_SECRET", "authflow.cognito.client-secret"})
    void aDamagedSettingStopsTheStart(String name) {
        assertThatThrownBy(() -> check(Map.of(name, "s\ufffdcret")))
                .hasMessageStartingWith(name + " is not UTF-8 text")
                .hasMessageNotContaining("cret.");
    }

    @Test
    void aFileThatIsNoTextStopsTheStart(@TempDir Path secrets) throws Exception {
        Files.write(secrets.resolve("client-secret"), "s\u00e4cret".getBytes(StandardCharsets.ISO_8859_1));
        SpringApplicationBuilder application = new SpringApplicationBuilder(SettingsTextTest.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "spring.config.import=configtree:" + secrets + "/",
                        "authflow.cognito.client-secret=${client-secret}");

        assertThatThrownBy(application::run).hasMessageStartingWith("authflow.cognito.client-secret is not UTF-8 text");
    }

    @Test
    void anyTextIsTaken() {
        assertThatCode(() -> check(Map.of("AUTHFLOW_COGNITO_CLIENT_SECRET", "s\u00e4cret", "OTHER", "\ufffd")))
                .doesNotThrowAnyException();
    }

    private static void check(Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SystemEnvironmentPropertySource("test", variables));
        SettingsText.check(environment);
    }
}
