package io.authflow.cli.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.authflow.cli.command.CommandException;
import io.authflow.sealing.SealingKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalKeysTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final List<String> AS_WRITTEN = List.of(
            "signup.json",
            "login.json",
            "logout.json",
            "user-ref.key",
            "dead-letter.key",
            "flow-ref.key",
            "public.json");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void makesTheFilesThatAKilledStartHasNotMade(int made) throws IOException {
        LocalKeys.create(directory, () -> NOON);
        killedAfter(made);
        Map<String, String> before = contents(AS_WRITTEN.subList(0, made));

        LocalKeys.openOrCreate(directory, () -> NOON.plusSeconds(60));

        assertThat(contents(AS_WRITTEN)).containsAllEntriesOf(before);
        assertThat(LocalKeys.published(directory, NOON.plusSeconds(60)).ids())
                .containsExactlyInAnyOrder("signup-2026-11-22", "login-2026-11-22");
        for (String audience : SealingKeys.AUDIENCES) {
            SealingKeys ofAudience =
                    new KeyFiles(directory).privateKeys(audience).orElseThrow();
            assertThat(ofAudience.in(published())).isEqualTo(ofAudience);
        }
    }

    @Test
    void changesNoKeysThatAreComplete() throws IOException {
        LocalKeys.create(directory, () -> NOON);
        Map<String, String> before = contents(AS_WRITTEN);

        LocalKeys.openOrCreate(directory, () -> NOON.plusSeconds(60));

        assertThat(contents(AS_WRITTEN)).isEqualTo(before);
    }

    @Test
    void makesNoNewKeysInADirectoryThatHasSome() throws IOException {
        LocalKeys.create(directory, () -> NOON);
        killedAfter(2);

        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> LocalKeys.create(directory, () -> NOON))
                .withMessageContaining("already holds [login.json, signup.json]");
    }

    /** Leaves the first files, and half of the next one under the name of a file that is not finished. */
    private void killedAfter(int made) throws IOException {
        for (String file : AS_WRITTEN.subList(made, AS_WRITTEN.size())) {
            Files.delete(directory.resolve(file));
        }
        Files.writeString(directory.resolve("." + AS_WRITTEN.get(made) + ".new"), "{\"ke");
    }

    private SealingKeys published() {
        return new KeyFiles(directory).publicKeys().orElseThrow();
    }

    private Map<String, String> contents(List<String> files) throws IOException {
        Map<String, String> contents = new HashMap<>();
        for (String file : files) {
            contents.put(file, Files.readString(directory.resolve(file)));
        }
        return contents;
    }
}
