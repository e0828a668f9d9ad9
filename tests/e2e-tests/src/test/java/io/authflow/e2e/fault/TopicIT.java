package io.authflow.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.authflow.e2e.fault.stage.Installation;
import io.authflow.e2e.fault.stage.Service;
import io.authflow.e2e.fault.stage.ServiceProcess;
import io.authflow.e2e.fault.stage.TopicDamage;
import io.authflow.e2e.wire.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deletes a topic and makes it again, or adds partitions to topics. */
@Tag("long")
class TopicIT {
    private static final Duration REFUSAL = Duration.ofMinutes(8);

    /** What stood on it and was not processed is lost: the flows of these records are excused. */
    @ParameterizedTest
    @ValueSource(strings = {Topics.USER_FOUND, Topics.LOGOUT_DUE})
    void isDeletedAndMadeAgain(String topic) {
        FaultTrial.run(FaultPlan.of("topic-deleted-" + topic).prepared(FaultPlan.OWN), trial -> {
            try (TopicDamage damage = new TopicDamage(trial.installation().broker())) {
                damage.delete(topic);
                trial.topics().forget(List.of(topic));
                damage.makeAgain(topic);
            }
            trial.topics().topicsHaveChanged();
            Set<String> lost = LostFlows.on(topic, trial);
            trial.excuse(lost);
            trial.note(lost.size() + " flows lost with the topic");
        });
    }

    /** As documented, logout-service refuses to start; then the way is to begin with other topics. */
    @Test
    void hasMorePartitionsWithTimersPending() {
        FaultTrial.run(FaultPlan.of("partitions-raised").prepared(FaultPlan.OWN), trial -> {
            ServiceProcess logout = trial.service(Service.LOGOUT);
            try (TopicDamage damage = new TopicDamage(trial.installation().broker())) {
                damage.raisePartitions(Topics.LOGGED_IN, 2 * Installation.PARTITIONS);
                logout.kill();
                logout.launch();
                await("the refusal").atMost(REFUSAL).until(() -> !logout.isAlive());
                assertThat(logout.log()).content().contains("" + 2 * Installation.PARTITIONS);
                trial.note("logout-service refused to start");
                StartOver.withOtherTopics(trial, damage);
            }
        });
    }
}
