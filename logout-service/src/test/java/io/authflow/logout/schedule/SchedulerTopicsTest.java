package io.authflow.logout.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.contracts.topic.Topic;
import io.authflow.contracts.topic.TopicCatalogue;
import io.authflow.delayedmessages.DelayedMessages;
import org.junit.jupiter.api.Test;

class SchedulerTopicsTest {

    @Test
    void catalogueMakesEveryChangelogAsTheSchedulerWantsIt() {
        for (String changelog : DelayedMessages.changelogTopics(TopicCatalogue.SCHEDULER_APPLICATION_ID)) {
            Topic topic = TopicCatalogue.of(6, false).find(changelog).orElseThrow();
            assertThat(topic.config()).containsAllEntriesOf(DelayedMessages.changelogTopicConfig());
        }
    }

    @Test
    void catalogueMakesNoChangelogThatTheSchedulerDoesNotHave() {
        assertThat(TopicCatalogue.SCHEDULER_STORES.stream().map(TopicCatalogue::changelog))
                .containsExactlyInAnyOrderElementsOf(
                        DelayedMessages.changelogTopics(TopicCatalogue.SCHEDULER_APPLICATION_ID));
    }

    @Test
    void catalogueMakesTheTopicOfStraysAsTheSchedulerWantsIt() {
        assertThat(TopicCatalogue.SCHEDULER_STRAYS)
                .isEqualTo(DelayedMessages.strayTopic(TopicCatalogue.SCHEDULER_APPLICATION_ID));
        assertThat(TopicCatalogue.of(6, false)
                        .find(TopicCatalogue.SCHEDULER_STRAYS)
                        .orElseThrow()
                        .config())
                .containsAllEntriesOf(DelayedMessages.strayTopicConfig());
    }
}
