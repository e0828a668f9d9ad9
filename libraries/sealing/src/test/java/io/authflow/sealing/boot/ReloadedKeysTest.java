package io.authflow.sealing.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authflow.sealing.SealingException;
import io.authflow.sealing.SealingKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ReloadedKeysTest {
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private final SealingKeys first = SealingKeys.generate("login", DAY);
    private final SealingKeys second = SealingKeys.generate("login", DAY.plusDays(1));
    private final SealingKeys third = SealingKeys.generate("login", DAY.plusDays(2));

    @TempDir
    private Path directory;

    private Path file;
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private ReloadedKeys keys;

    @BeforeEach
    void read() throws IOException {
        file = directory.resolve("login.json");
        put(first.toPrivateJson());
        keys = new ReloadedKeys(file, SealingKeys::requirePrivate, INTERVAL, () -> now);
    }

    @Test
    void looksAgainAfterTheInterval() throws IOException {
        put(second.toPrivateJson());

        now = now.plus(INTERVAL).minusMillis(1);
        assertThat(keys.get()).isEqualTo(first);
        now = now.plusMillis(1);
        assertThat(keys.get()).isEqualTo(second);
    }

    @Test
    void looksAtOnceWhereAKeyIsMissing() throws IOException {
        put(second.toPrivateJson());

        assertThat(keys.reloadIfStill(first)).isEqualTo(second);
    }

    @Test
    void looksAtOnceButOnceASecond() throws IOException {
        keys.reloadIfStill(first);
        put(second.toPrivateJson());

        now = now.plusMillis(999);
        assertThat(keys.reloadIfStill(first)).isEqualTo(first);
        now = now.plusMillis(1);
        assertThat(keys.reloadIfStill(first)).isEqualTo(second);
    }

    @Test
    void doesNotLookWhereItHasOthersAlready() throws IOException {
        put(second.toPrivateJson());
        keys.reloadIfStill(first);
        put(third.toPrivateJson());
        now = now.plusSeconds(2);

        assertThat(keys.reloadIfStill(first)).isEqualTo(second);
    }

    @Test
    void looksAgainWhenTheClockWasSetBack() throws IOException {
        put(second.toPrivateJson());

        now = now.minusSeconds(3_600);

        assertThat(keys.get()).isEqualTo(second);
    }

    @Test
    void keepsTheKeysThroughAFileThatIsBroken(CapturedOutput output) throws IOException {
        String canary = "canary";
        for (String broken : new String[] {"{\"keys\":[{\"kty\":\"EC\",\"d\":\"" + canary, "", second.toPublicJson()}) {
            put(broken);
            now = now.plus(INTERVAL);
            assertThat(keys.get()).isEqualTo(first);
        }

        assertThat(output)
                .containsOnlyOnce("it holds no keys that this service can use")
                .doesNotContain(canary);
    }

    @Test
    void keepsTheKeysThroughAFileThatIsGoneAndTakesTheNextGoodOnes(CapturedOutput output) throws IOException {
        Files.delete(file);
        now = now.plus(INTERVAL);
        assertThat(keys.get()).isEqualTo(first);
        put(second.toPrivateJson());

        now = now.plus(INTERVAL);

        assertThat(keys.get()).isEqualTo(second);
        assertThat(output)
                .containsOnlyOnce("it cannot be read")
                .contains("The sealing keys have changed", "login-2026-11-23");
    }

    @Test
    void beginsWithGoodKeysOnly() throws IOException {
        put(second.toPublicJson());

        assertThatThrownBy(() -> new ReloadedKeys(file, SealingKeys::requirePrivate, INTERVAL, () -> now))
                .isInstanceOf(SealingException.class);
    }

    private void put(String content) throws IOException {
        Files.writeString(file, content);
    }
}
