package io.authflow.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Of a service with both an image and a build, Compose asks a registry for the image first, unless it must not. */
class ComposeImagesTest {
    private static final Path FILE = Path.of("..", "docker-compose.yml");

    @Test
    void ownImagesAreNeverPulled() throws IOException {
        assertThat(services())
                .hasSizeGreaterThan(6)
                .allSatisfy((name, service) -> assertThat(
                                service.get("image").toString().startsWith("authflow/"))
                        .as(name)
                        .isEqualTo("never".equals(service.get("pull_policy"))));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> services() throws IOException {
        Map<String, Object> file = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(FILE));
        return (Map<String, Map<String, Object>>) file.get("services");
    }
}
