package io.authflow.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.authflow.contracts.sealing.SealingKeys;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRotationTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration ACTIVE_AFTER = Duration.ofMinutes(5);
    private static final Duration KEEP = Duration.ofHours(30);

    @TempDir
    private Path directory;

    private KeyFiles files;

    @BeforeEach
    void makeKeys() {
        LocalKeys.create(directory, () -> NOON);
        files = new KeyFiles(directory);
    }

    @Test
    void putsNewKeysBesideTheOldOnes() {
        KeyRotation.Result result = rotate(NOON);

        assertThat(result.made())
                .containsExactly("signup-2026-11-22-02", "login-2026-11-22-02", "logout-2026-11-22-02");
        assertThat(result.destroyed()).isEmpty();
        assertThat(privateIds()).hasSize(6).containsAll(result.made());
        assertThat(active(NOON.plus(ACTIVE_AFTER).minusSeconds(1)))
                .containsExactly("signup-2026-11-22", "login-2026-11-22", "logout-2026-11-22");
        assertThat(active(NOON.plus(ACTIVE_AFTER))).isEqualTo(result.made());
        assertThat(publicIds()).containsExactlyInAnyOrderElementsOf(privateIds());
    }

    @Test
    void leavesTheFilesToTheirOwner() throws IOException {
        rotate(NOON);

        assertThat(rights("login.json")).isEqualTo("rw-------");
        assertThat(rights("public.json")).isEqualTo("rw-r--r--");
        assertThat(Files.readString(files.publicSet())).doesNotContain("\"d\"");
    }

    @Test
    void destroysWhatWasReplacedLongAgo() {
        rotate(NOON);
        Instant replaced = NOON.plus(ACTIVE_AFTER);

        List<String> before = rotate(replaced.plus(KEEP).minusSeconds(1)).destroyed();
        List<String> after = rotate(replaced.plus(KEEP)).destroyed();

        assertThat(before).isEmpty();
        assertThat(after).containsExactly("signup-2026-11-22", "login-2026-11-22", "logout-2026-11-22");
        assertThat(privateIds()).hasSize(9).doesNotContainAnyElementsOf(after);
        assertThat(publicIds()).containsExactlyInAnyOrderElementsOf(privateIds());
    }

    @Test
    void leavesTheOtherAudiencesAsTheyAre() {
        SealingKeys login = files.privateKeys("login").orElseThrow();

        KeyRotation.in(directory).rotate(List.of("signup"), NOON, Duration.ZERO, Duration.ZERO);

        assertThat(files.privateKeys("login")).hasValue(login);
        assertThat(publicIds())
                .containsExactlyInAnyOrder("signup-2026-11-22-02", "login-2026-11-22", "logout-2026-11-22");
    }

    @Test
    void needsThePrivateKeysOfTheAudienceOnly() throws IOException {
        Files.delete(files.privateSet("login"));

        KeyRotation.in(directory).rotate(List.of("signup"), NOON, ACTIVE_AFTER, KEEP);

        assertThat(publicIds()).contains("login-2026-11-22", "signup-2026-11-22-02");
        assertThatExceptionOfType(LaunchException.class)
                .isThrownBy(() -> rotate(NOON))
                .withMessageContaining("no private keys of login");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void isRepairedByTheNextOneWhereverItWasKilled(int replacements) throws IOException {
        rotate(NOON);
        Instant later = NOON.plus(ACTIVE_AFTER).plus(KEEP);
        assertThatExceptionOfType(LaunchException.class)
                .isThrownBy(() -> new KeyRotation(new KilledAfter(directory, replacements))
                        .rotate(SealingKeys.AUDIENCES, later, ACTIVE_AFTER, KEEP));
        Files.writeString(directory.resolve(".login.json.new"), "{\"keys\":[{\"kty\":\"EC\"");
        assertThat(privateIds()).containsAll(publicIds());

        List<String> made = rotate(later).made();

        assertThat(privateIds()).contains(made.toArray(String[]::new)).doesNotContain("login-2026-11-22");
        assertThat(publicIds()).containsExactlyInAnyOrderElementsOf(privateIds());
        assertThat(directory).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void waitsForNoOtherRotation() throws IOException {
        try (FileChannel other = files.lock()) {
            assertThatExceptionOfType(LaunchException.class)
                    .isThrownBy(() -> rotate(NOON))
                    .withMessageContaining("another rotation");
        }
        assertThat(privateIds()).hasSize(3);
    }

    private KeyRotation.Result rotate(Instant now) {
        return KeyRotation.in(directory).rotate(SealingKeys.AUDIENCES, now, ACTIVE_AFTER, KEEP);
    }

    private List<String> active(Instant now) {
        return files.publicKeys().orElseThrow().activeAt(now).ids();
    }

    private List<String> publicIds() {
        return files.publicKeys().orElseThrow().ids();
    }

    private List<String> privateIds() {
        return SealingKeys.AUDIENCES.stream()
                .flatMap(audience -> files.privateKeys(audience).orElseThrow().ids().stream())
                .toList();
    }

    private String rights(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(file)));
    }

    /** Fails, as a full disk does, where a kill would leave the same files behind. */
    private static final class KilledAfter extends KeyFiles {
        private int left;

        KilledAfter(Path directory, int replacements) {
            super(directory);
            this.left = replacements;
        }

        @Override
        void replacePrivate(String audience, SealingKeys keys) throws IOException {
            live();
            super.replacePrivate(audience, keys);
        }

        @Override
        void replacePublic(SealingKeys keys) throws IOException {
            live();
            super.replacePublic(keys);
        }

        private void live() throws IOException {
            if (left-- == 0) {
                throw new IOException("killed");
            }
        }
    }
}
