package io.authflow.sealing.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.Sealed;
import io.authflow.contracts.Secret;
import io.authflow.sealing.Opener;
import io.authflow.sealing.SealContext;
import io.authflow.sealing.SealContext.Purpose;
import io.authflow.sealing.Sealer;
import io.authflow.sealing.SealingException;
import io.authflow.sealing.SealingKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SealingSettingsTest {
    private static final Duration RELOAD = Duration.ofSeconds(10);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Secret PASSWORD = new Secret("testpassword123");
    private static final SealContext CONTEXT =
            new SealContext("login", Purpose.PASSWORD, new RequestId("request-1"), "test@example.com");

    private final SealingKeys first = SealingKeys.generate("login", DAY);
    private final SealingKeys second = first.next("login", DAY, NOON.plusSeconds(60));

    @TempDir
    private Path directory;

    private Instant now = NOON;

    @Test
    void everyKeyIsMapped() {
        SealingSettings bound = bound(Map.of(
                "authflow.sealing.public-keys", "a",
                "authflow.sealing.private-keys", "b",
                "authflow.sealing.reload", "1m"));

        assertThat(bound).isEqualTo(new SealingSettings("a", "b", Duration.ofMinutes(1)));
    }

    @Test
    void violationNamesTheVariableToSet() {
        SealingSettings none = bound(Map.of());

        assertThat(none.reload()).isEqualTo(RELOAD);
        assertThatThrownBy(() -> none.sealer(InstantSource.system()))
                .hasMessageContaining("Set AUTHFLOW_SEALING_PUBLIC_KEYS");
        assertThatThrownBy(() -> none.opener(InstantSource.system()))
                .hasMessageContaining("Set AUTHFLOW_SEALING_PRIVATE_KEYS");
        assertThatThrownBy(() -> new SealingSettings(null, null, Duration.ofMillis(99)))
                .hasMessageContaining("Set AUTHFLOW_SEALING_RELOAD");
    }

    @Test
    void sealsToTheNewestKeyWhoseTimeHasCome() {
        Sealer sealer = new SealingSettings(first.and(second).toPublicJson(), null, RELOAD).sealer(() -> now);

        assertThat(kid(seal(sealer))).isEqualTo("\"login-2026-11-22\"");
        now = NOON.plusSeconds(60);
        assertThat(kid(seal(sealer))).isEqualTo("\"login-2026-11-22-02\"");
    }

    @Test
    void opensWhateverKeyItHasBeforeItsTimeToo() {
        Sealer ahead = new SealingSettings(second.toPublicJson(), null, RELOAD).sealer(() -> NOON.plusSeconds(60));
        Opener opener = new SealingSettings(null, first.and(second).toPrivateJson(), RELOAD).opener(() -> now);

        assertThat(opener.open(seal(ahead), CONTEXT)).isEqualTo(PASSWORD);
    }

    @Test
    void opensWhatIsSealedToAKeyThatCameAMomentAgo() throws IOException {
        Path file = Files.writeString(directory.resolve("login.json"), first.toPrivateJson());
        Opener opener = new SealingSettings(null, file.toString(), RELOAD).opener(() -> now);
        Sealed sealed =
                seal(new SealingSettings(second.toPublicJson(), null, RELOAD).sealer(() -> NOON.plusSeconds(60)));
        Files.writeString(file, first.and(second).toPrivateJson());

        assertThat(opener.open(sealed, CONTEXT)).isEqualTo(PASSWORD);
    }

    @Test
    void opensNothingMoreOnceTheKeyIsDestroyed() throws IOException {
        Path file = Files.writeString(directory.resolve("login.json"), first.toPrivateJson());
        Opener opener = new SealingSettings(null, file.toString(), RELOAD).opener(() -> now);
        Sealed sealed = seal(new SealingSettings(first.toPublicJson(), null, RELOAD).sealer(() -> now));
        Files.writeString(file, second.toPrivateJson());

        now = now.plus(RELOAD);

        assertThatThrownBy(() -> opener.open(sealed, CONTEXT))
                .isInstanceOfSatisfying(
                        SealingException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.CANNOT_OPEN));
    }

    @Test
    void printsNoKey() {
        assertThat(new SealingSettings("secret", "secret", RELOAD).toString()).doesNotContain("secret");
    }

    private static SealingSettings bound(Map<String, String> keys) {
        return new Binder(new MapConfigurationPropertySource(keys))
                .bindOrCreate("authflow.sealing", SealingSettings.class);
    }

    private static Sealed seal(Sealer sealer) {
        return sealer.seal(PASSWORD, CONTEXT, NOON.plusSeconds(600));
    }

    private static String kid(Sealed sealed) {
        String header = new String(Base64.getUrlDecoder().decode(sealed.jwe().split("\\.")[0]), StandardCharsets.UTF_8);
        return header.replaceAll(".*\"kid\":(\"[^\"]*\").*", "$1");
    }
}
