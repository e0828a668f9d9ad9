package io.authflow.localcognito.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalFileTest {
    private static final String LONG_NAME = "a".repeat(1_000);

    @TempDir
    private Path parent;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 500})
    void leavesOutAnEntryThatWasWrittenInPart(int bytes) throws IOException {
        LimitedChannel disk = new LimitedChannel(file());
        try (JournalFile journal = new JournalFile(file(), disk)) {
            journal.read(entry -> {});
            journal.append(entry(1, "before"));
            disk.leave(bytes);
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() -> journal.append(entry(2, LONG_NAME)))
                    .withMessageContaining("Is the disk full?");
            disk.leave(Integer.MAX_VALUE);
            journal.append(entry(2, "after"));
        }

        assertThat(users()).containsExactly("before", "after");
    }

    @Test
    void goesOnAfterTheLastEntryOfAnEarlierRun() {
        try (JournalFile first = new JournalFile(file())) {
            first.read(entry -> {});
            first.append(entry(1, LONG_NAME));
        }
        try (JournalFile second = new JournalFile(file())) {
            second.read(entry -> {});
            second.append(entry(2, "after"));
        }

        assertThat(users()).containsExactly(LONG_NAME, "after");
    }

    private List<String> users() {
        List<String> users = new ArrayList<>();
        try (JournalFile journal = new JournalFile(file())) {
            journal.read(entry -> users.add(entry.record().username()));
        }
        return users;
    }

    private Path file() {
        return parent.resolve("journal.jsonl");
    }

    private static Entry entry(long seq, String username) {
        return Draft.of(Kind.SIGNED_OUT, "AdminUserGlobalSignOut")
                .user(username, "sub")
                .entry(seq, Instant.EPOCH);
    }
}
