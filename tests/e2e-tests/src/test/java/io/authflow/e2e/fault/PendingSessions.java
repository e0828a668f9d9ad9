package io.authflow.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.authflow.e2e.fault.oracle.LiveTopics;
import io.authflow.e2e.wire.Flow;
import io.authflow.e2e.wire.Groups;
import io.authflow.e2e.wire.Openings;
import io.authflow.e2e.wire.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;

/** Pending sessions for which only the opening event was published. So there can be more than logins could open. */
record PendingSessions(int number) {
    private static final String PREFIX = "pending-";
    /** As long as the hash that check-service makes. */
    private static final String USER_REF = "p".repeat(43);

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Opens them, and returns when the scheduler has their timers. */
    static PendingSessions open(FaultTrial trial, int number, int users, int seconds) {
        List<String> names = IntStream.range(0, users)
                .mapToObj(n -> "pending-" + n + "@example.com")
                .toList();
        trial.installation().pool().users().confirmed(names, "right+Pass1");
        String bootstrapServers = trial.installation().broker().bootstrapServers();
        try (Openings openings = new Openings(bootstrapServers);
                Groups groups = new Groups(bootstrapServers)) {
            IntStream.range(0, number)
                    .forEach(n -> openings.publish(PREFIX + n, names.get(n % users), USER_REF, seconds));
            Map<TopicPartition, Long> last = openings.flush();
            await("pending timers").atMost(PATIENCE).until(() -> groups.isPast(Groups.SCHEDULER, last));
        }
        return new PendingSessions(number);
    }

    /** Each has one end, and not before its deadline. */
    void assertAllEndedOnceAndInTime(LiveTopics topics) {
        List<String> ids = IntStream.range(0, number).mapToObj(n -> PREFIX + n).toList();
        await("the ends of the pending sessions").atMost(PATIENCE).until(() -> topics.open(ids) == 0);
        Map<String, Flow> flows = Flow.allOf(topics.records());
        assertThat(ids).allSatisfy(id -> {
            Flow flow = flows.get(id);
            assertThat(flow.terminals()).as(id).hasSize(1);
            assertThat(flow.only(Topics.LOGGED_OUT).appendedAt()).as(id).isAfterOrEqualTo(flow.due());
        });
    }
}
