package io.authflow.cli.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.authflow.cli.command.CommandException;
import io.authflow.sealing.SealingKeys;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
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
        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> rotate(NOON))
                .withMessageContaining("no private keys of login");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void isRepairedByTheNextOneWhereverItWasKilled(int replacements) throws IOException {
        rotate(NOON);
        Instant later = NOON.plus(ACTIVE_AFTER).plus(KEEP);
        kill(replacements, later);
        Files.writeString(directory.resolve(".login.json.new"), "{\"keys\":[{\"kty\":\"EC\"");
        assertThat(privateIds()).containsAll(publicIds());

        List<String> made = rotate(later).made();

        assertThat(privateIds()).contains(made.toArray(String[]::new)).doesNotContain("login-2026-11-22");
        assertThat(publicIds()).containsExactlyInAnyOrderElementsOf(privateIds());
        assertThat(directory).isDirectoryNotContaining("glob:**.new");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void keepsWhatWasSealedToWhileNewKeysWereUnpublished(int replacements) {
        List<String> first = publicIds();
        kill(replacements, NOON);
        Instant later = NOON.plus(KEEP).plus(ACTIVE_AFTER);

        KeyRotation.Result result = rotate(later);

        assertThat(privateIds()).containsAll(first).containsAll(result.made()).hasSize(6);
        assertThat(result.destroyed()).hasSize(replacements).doesNotContainAnyElementsOf(first);
        assertThat(result.destroyed()).doesNotContainAnyElementsOf(result.made());
        assertThat(active(later.plus(ACTIVE_AFTER).minusSeconds(1))).isEqualTo(first);
        assertThat(active(later.plus(ACTIVE_AFTER))).isEqualTo(result.made());
        assertThat(publicIds()).containsExactlyInAnyOrderElementsOf(privateIds());
    }

    @Test
    void publishesNothingThatAnotherAudiencesRotationLeftBehind() {
        kill(3, NOON);

        KeyRotation.in(directory).rotate(List.of("login"), NOON.plus(KEEP), ACTIVE_AFTER, KEEP);

        assertThat(publicIds())
                .containsExactlyInAnyOrder(
                        "signup-2026-11-22", "login-2026-11-22", "login-2026-11-23", "logout-2026-11-22");
    }

    @Test
    void goesOnWithKeysThatWereNeverPublishedHere() throws IOException {
        Files.delete(files.publicSet());

        rotate(NOON);

        assertThat(publicIds()).hasSize(6).contains("login-2026-11-22", "login-2026-11-22-02");
    }

    @Test
    void namesNoKeyAsOneThatWasDestroyed() {
        for (String number : List.of("-02", "-03", "-04")) {
            KeyRotation.in(directory).rotate(SealingKeys.AUDIENCES, NOON, Duration.ZERO, Duration.ZERO);

            assertThat(privateIds())
                    .containsExactly(
                            "signup-2026-11-22" + number, "login-2026-11-22" + number, "logout-2026-11-22" + number);
        }
    }

    @Test
    void leavesTheRightsAsTheyWere() throws IOException {
        Files.setPosixFilePermissions(files.privateSet("login"), PosixFilePermissions.fromString("rw-r-----"));
        Files.setPosixFilePermissions(files.publicSet(), PosixFilePermissions.fromString("r--------"));

        rotate(NOON);

        assertThat(rights("login.json")).isEqualTo("rw-r-----");
        assertThat(rights("signup.json")).isEqualTo("rw-------");
        assertThat(rights("public.json")).isEqualTo("r--------");
    }

    @Test
    void changesNothingWhereAFileCannotKeepItsRights() {
        KeyFiles refusing = new KeyFiles(directory) {
            @Override
            void requireReplaceable(Collection<String> audiences) {
                throw new CommandException("refused " + audiences);
            }
        };

        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> new KeyRotation(refusing).rotate(List.of("login"), NOON, ACTIVE_AFTER, KEEP))
                .withMessage("refused [login]");

        assertThat(privateIds()).hasSize(3);
    }

    @Test
    void waitsForNoOtherRotation() throws IOException {
        try (FileChannel other = files.lock()) {
            assertThatExceptionOfType(CommandException.class)
                    .isThrownBy(() -> rotate(NOON))
                    .withMessageContaining("another rotation");
        }
        assertThat(privateIds()).hasSize(3);
    }

    private KeyRotation.Result rotate(Instant now) {
        return KeyRotation.in(directory).rotate(SealingKeys.AUDIENCES, now, ACTIVE_AFTER, KEEP);
    }

    private void kill(int replacements, Instant now) {
        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> new KeyRotation(new KilledKeyFiles(directory, replacements))
                        .rotate(SealingKeys.AUDIENCES, now, ACTIVE_AFTER, KEEP));
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
}
