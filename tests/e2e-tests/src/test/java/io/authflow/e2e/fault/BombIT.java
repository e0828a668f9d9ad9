package io.authflow.e2e.fault;

import io.authflow.e2e.fault.stage.Installation;
import io.authflow.e2e.fault.stage.ServiceProcess;
import io.authflow.messaging.testing.Bomb;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Publishes small compressed records that expand to 200 MiB, on each partition of a topic that outsiders may write. The
 * broker has no bound for them. Each service has a heap of 150 MiB, and ends at the first OutOfMemoryError, as in its
 * image.
 */
@Tag("long")
class BombIT {
    private static final int EXPANDED = 200 * 1_048_576;

    @ParameterizedTest
    @ValueSource(strings = {"auth.requested.v1", "auth.session-change-requested.v1"})
    void expandBeyondTheHeap(String topic) {
        FaultPlan plan = FaultPlan.of("bomb-" + topic).prepared(BombIT::likeAnImage);
        FaultTrial.run(plan, trial -> {
            String broker = trial.installation().broker().bootstrapServers();
            IntStream.range(0, Installation.PARTITIONS)
                    .forEach(partition -> Bomb.publish(broker, topic, partition, EXPANDED));
            long alive = trial.installation().services().stream()
                    .filter(ServiceProcess::isAlive)
                    .count();
            trial.note(alive + " services alive");
        });
    }

    private static void likeAnImage(Installation installation) {
        installation.services().forEach(service -> {
            service.addOption("-Xmx150m");
            service.addOption("-XX:+ExitOnOutOfMemoryError");
        });
    }
}
