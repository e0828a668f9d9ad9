package io.authflow.delayedmessages.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.delayedmessages.DelayedMessages;
import io.authflow.delayedmessages.settings.DelayedMessagesSettings;
import io.authflow.delayedmessages.settings.DelayedTopics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStateTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    private Path directory;

    @Test
    void isNotOutdatedWhereThereIsNone() {
        assertThat(state().isOutdated()).isFalse();
    }

    @Test
    void isNotOutdatedForHalfTheTimeThatDeletionsAreKept() throws IOException {
        leave("0_0", LocalState.MAX_AGE);

        assertThat(state().isOutdated()).isFalse();
    }

    @Test
    void isOutdatedAsSoonAsOnePartitionIs() throws IOException {
        leave("0_0", Duration.ZERO);
        leave("0_1", LocalState.MAX_AGE.plusMillis(1));

        assertThat(state().isOutdated()).isTrue();
    }

    @Test
    void endsLongBeforeTheChangelogsDropWhatItMissed() {
        assertThat(LocalState.MAX_AGE.multipliedBy(2).toMillis())
                .isEqualTo(Long.parseLong(DelayedMessages.changelogTopicConfig().get("delete.retention.ms")));
    }

    private LocalState state() {
        DelayedMessagesSettings settings = new DelayedMessagesSettings(
                "app", "nowhere:9092", directory, new DelayedTopics(List.of("in"), "due", "dead"));
        return new LocalState(settings, InstantSource.fixed(NOW));
    }

    private void leave(String task, Duration age) throws IOException {
        Path checkpoint =
                Files.createDirectories(directory.resolve("app").resolve(task)).resolve(".checkpoint");
        Files.createFile(checkpoint);
        Files.setLastModifiedTime(checkpoint, FileTime.from(NOW.minus(age)));
    }
}
