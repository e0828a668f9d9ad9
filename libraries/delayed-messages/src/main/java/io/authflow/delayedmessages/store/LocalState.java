package io.authflow.delayedmessages.store;

import io.authflow.delayedmessages.settings.DelayedMessagesSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;

/**
 * An instance's own copy of the stores, as its last clean stop left it. A start continues from this copy. But
 * changelogs keep the deletion of a timer only for {@link TimerStores#DELETIONS_KEPT}. A copy that missed a deletion
 * would fire a timer again. Kafka Streams does not check the age
 * (<a href="https://issues.apache.org/jira/browse/KAFKA-19943">KIP-1259</a> will).
 */
public final class LocalState {
    public static final Duration MAX_AGE = TimerStores.DELETIONS_KEPT.dividedBy(2);
    private static final String CHECKPOINT = ".checkpoint";
    private static final int DEPTH_OF_CHECKPOINTS = 2;

    private final Path directory;
    private final InstantSource clock;

    public LocalState(DelayedMessagesSettings settings, InstantSource clock) {
        this.directory = settings.stateDirectory().resolve(settings.applicationId());
        this.clock = clock;
    }

    /** Returns whether the copy of any partition is too old to continue from. */
    public boolean isOutdated() {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        Instant oldest = clock.instant().minus(MAX_AGE);
        try (Stream<Path> files = Files.walk(directory, DEPTH_OF_CHECKPOINTS)) {
            return files.filter(file -> file.endsWith(CHECKPOINT))
                    .anyMatch(file -> writtenAt(file).isBefore(oldest));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The state directory " + directory
                            + " cannot be read, so nobody knows how old it is; let this process read it or name another",
                    e);
        }
    }

    /**
     * Deletes the checkpoint of a partition that starts. A checkpoint says that the stores hold exactly the committed
     * changes. The first new change makes this untrue, so a process that is killed later must restore. Kafka Streams
     * 4.2.1 leaves the file in place. It would continue from stores with changes of a transaction that never committed.
     *
     * @see <a href="https://issues.apache.org/jira/browse/KAFKA-20685">KAFKA-20685</a>
     */
    public static void distrust(Path taskDirectory) {
        try {
            Files.deleteIfExists(taskDirectory.resolve(CHECKPOINT));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The checkpoint in " + taskDirectory + " cannot be deleted, so a copy that"
                            + " is no longer right could be gone on from; let this process write there",
                    e);
        }
    }

    private static Instant writtenAt(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
