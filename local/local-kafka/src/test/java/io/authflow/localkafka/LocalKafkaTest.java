package io.authflow.localkafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks how a broker is closed whose node does not stop cleanly. */
class LocalKafkaTest {
    private static final IllegalStateException NOT_STOPPED = new IllegalStateException("the node did not stop");

    @TempDir
    private Path parent;

    @Test
    void deletesTheTemporaryDirectoryThoughTheNodeDoesNotStop() throws IOException {
        Path path = Files.createDirectory(parent.resolve("temporary"));
        LocalKafka kafka = notStopping(path, new TemporaryDirectory(path)::delete);

        assertThatThrownBy(kafka::close).isSameAs(NOT_STOPPED);

        assertThat(path).doesNotExist();
    }

    @Test
    void saysWhyTheNodeDidNotStopThoughItsDirectoryIsLeftBehind() {
        LocalKafkaException leftBehind = new LocalKafkaException("left behind");
        LocalKafka kafka = notStopping(parent, () -> {
            throw leftBehind;
        });

        assertThatThrownBy(kafka::close).isSameAs(NOT_STOPPED).hasSuppressedException(leftBehind);
    }

    private static LocalKafka notStopping(Path path, LocalKafka.LastStep afterwards) {
        return new LocalKafka(
                DataDirectory.lock(path),
                ListenerSockets.bind(LocalKafkaSettings.in(path)),
                () -> {
                    throw NOT_STOPPED;
                },
                "a-cluster",
                afterwards);
    }
}
