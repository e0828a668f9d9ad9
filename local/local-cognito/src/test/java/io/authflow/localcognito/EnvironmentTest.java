package io.authflow.localcognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.authflow.localcognito.settings.Secret;
import io.authflow.localcognito.settings.TokenSigning;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentTest {
    private static final String PREFIX = "AUTHFLOW_LOCAL_COGNITO_";

    @Test
    void hasDefaults() {
        LocalCognitoSettings settings = new Environment(Map.of("PATH", "/bin")).settings();

        assertThat(settings.address()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(9229);
        assertThat(settings.dataDirectory()).isNull();
        assertThat(settings.publicUrl()).isNull();
    }

    @Test
    void mapsEveryVariable(@TempDir Path directory) throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "canary\n");
        Environment environment = new Environment(Map.of(
                PREFIX + "PORT", "0",
                PREFIX + "ADDRESS", "0.0.0.0",
                PREFIX + "PUBLIC_URL", "http://cognito:9229",
                PREFIX + "DATA_DIR", "/data",
                PREFIX + "USER_POOL_ID", "local_1",
                PREFIX + "CLIENT_ID", "client",
                PREFIX + "CLIENT_SECRET_FILE", secret.toString(),
                PREFIX + "QUOTAS", "true",
                PREFIX + "TOKEN_SIGNING", "HS256"));

        LocalCognitoSettings settings = environment.settings();

        assertThat(settings.port()).isZero();
        assertThat(settings.tokenSigning()).isEqualTo(TokenSigning.HS256);
        assertThat(settings.address()).isEqualTo("0.0.0.0");
        assertThat(settings.publicUrl()).isEqualTo(URI.create("http://cognito:9229"));
        assertThat(settings.dataDirectory()).isEqualTo(Path.of("/data"));
        assertThat(environment.quotas()).isTrue();
        assertThat(environment.providedIds().pool()).contains("local_1");
        assertThat(environment.providedIds().client().orElseThrow().clientSecret())
                .isEqualTo(new Secret("canary"));
        assertThat(environment.toString()).doesNotContain("canary");
    }

    @Test
    void refusesAnUnknownVariable() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Environment(Map.of(PREFIX + "PROT", "1")))
                .withMessageContaining("PROT");
    }

    @Test
    void refusesAPortThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Environment(Map.of(PREFIX + "PORT", "http")).settings())
                .withMessageContaining("PORT");
    }

    @Test
    void refusesAPortOutOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Environment(Map.of(PREFIX + "PORT", "65536")).settings())
                .withMessageContaining("port");
    }

    @Test
    void refusesAClientWithoutItsSecret() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Environment(Map.of(PREFIX + "CLIENT_ID", "client")).providedIds())
                .withMessageContaining("CLIENT_SECRET_FILE");
    }

    @Test
    void aSecretInPlaceOfItsFileIsNotPrinted() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> new Environment(
                                Map.of(PREFIX + "CLIENT_ID", "client", PREFIX + "CLIENT_SECRET_FILE", "canary"))
                        .providedIds())
                .withMessageContaining("CLIENT_SECRET_FILE")
                .withMessageNotContaining("canary");
    }
}
