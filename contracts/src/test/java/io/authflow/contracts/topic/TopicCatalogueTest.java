package io.authflow.contracts.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.authflow.contracts.Step;
import io.authflow.contracts.event.EventJson;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicCatalogueTest {
    private static final TopicCatalogue CATALOGUE = TopicCatalogue.of(6, false);
    private static final List<Topic> TOPICS = CATALOGUE.topics();

    @Test
    void holdsTheseTopicsAndNoOther() {
        assertThat(TOPICS)
                .extracting(Topic::name)
                .containsExactlyInAnyOrder(
                        "auth.requested.v1",
                        "auth.user-found.v1",
                        "auth.user-not-found.v1",
                        "auth.signed-up.v1",
                        "auth.logged-in.v1",
                        "auth.session-change-requested.v1",
                        "auth.session-changed.v1",
                        "auth.logout-due.v1",
                        "auth.logged-out.v1",
                        "auth.failed.v1",
                        "auth.dead-letter.check-service.v1",
                        "auth.dead-letter.signup-service.v1",
                        "auth.dead-letter.login-service.v1",
                        "auth.dead-letter.logout-service.v1",
                        "authflow.check-service.journal",
                        "authflow.check-service.request-ids",
                        "authflow.signup-service.journal",
                        "authflow.login-service.journal",
                        "authflow.logout-service.journal",
                        "authflow.logout-service.scheduler-strays",
                        "authflow.logout-service.scheduler-timers-by-due-changelog",
                        "authflow.logout-service.scheduler-timers-by-id-changelog",
                        "authflow.logout-service.scheduler-fired-timers-changelog",
                        "authflow.logout-service.scheduler-timer-marks-changelog");
    }

    @Test
    void whatTheSchedulerReadsAndKeepsHasEqualPartitions() {
        assertThat(List.of(
                        "auth.signed-up.v1",
                        "auth.logged-in.v1",
                        "auth.session-change-requested.v1",
                        TopicCatalogue.SCHEDULER_STRAYS,
                        TopicCatalogue.changelog("timers-by-due"),
                        TopicCatalogue.changelog("timers-by-id"),
                        TopicCatalogue.changelog("fired-timers")))
                .allSatisfy(
                        name -> assertThat(find(CATALOGUE, name).partitions()).isEqualTo(6));
    }

    @ParameterizedTest
    @CsvSource({
        "auth.requested.v1, PT6H",
        "auth.user-found.v1, PT6H",
        "auth.logged-in.v1, PT6H",
        "auth.session-change-requested.v1, PT6H",
        "auth.session-changed.v1, PT6H",
        "auth.logged-out.v1, P7D",
        "auth.failed.v1, P7D",
        "auth.dead-letter.check-service.v1, P7D"
    })
    void retentionIsTheOutageBudgetOrThatOfOutcomes(String name, Duration retention) {
        assertThat(find(CATALOGUE, name).config())
                .containsEntry(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()))
                .containsEntry(TopicConfig.CLEANUP_POLICY_CONFIG, "delete")
                .containsEntry(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
    }

    @Test
    void anIdIsKnownAsTakenAsLongAsItsSessionMayLast() {
        assertThat(find(CATALOGUE, "authflow.login-service.journal").config())
                .containsEntry(
                        TopicConfig.RETENTION_MS_CONFIG,
                        Long.toString(Duration.ofHours(30).toMillis()))
                .containsEntry(TopicConfig.CLEANUP_POLICY_CONFIG, "compact,delete");
    }

    /** A record comes again within 6 h. A journal that knows an id for longer than check-service makes a request vanish. */
    @Test
    void noJournalKnowsAnIdThatCheckServiceHasForgotten() {
        assertThat(TopicCatalogue.journalMemory(Step.CHECK)).isEqualTo(Duration.ofHours(30));
        assertThat(TopicCatalogue.journalMemory(Step.SIGNUP)).isEqualTo(Duration.ofHours(24));
        assertThat(TopicCatalogue.journalMemory(Step.LOGIN)).isEqualTo(Duration.ofHours(24));
        assertThat(TopicCatalogue.journalMemory(Step.LOGOUT)).isEqualTo(Duration.ofHours(6));
    }

    /** The first claim of an id wins, but compaction would keep only the last. */
    @Test
    void claimsAreKeptAsLongAsJournalsAndNotCompacted() {
        assertThat(find(CATALOGUE, "authflow.check-service.request-ids").config())
                .containsEntry(
                        TopicConfig.RETENTION_MS_CONFIG,
                        Long.toString(Duration.ofHours(30).toMillis()))
                .containsEntry(TopicConfig.CLEANUP_POLICY_CONFIG, "delete");
    }

    @Test
    void aJournalHasThePartitionsOfItsInput() {
        assertThat(find(CATALOGUE, "authflow.login-service.journal").partitions())
                .isEqualTo(find(CATALOGUE, "auth.user-found.v1").partitions());
    }

    @Test
    void plainPasswordsAreKeptFor15Minutes() {
        assertThat(find(TopicCatalogue.of(6, true), "auth.requested.v1").config())
                .containsEntry(TopicConfig.RETENTION_MS_CONFIG, "900000");
    }

    @ParameterizedTest
    @FieldSource("TOPICS")
    void segmentsCloseAfter5Minutes(Topic topic) {
        assertThat(topic.config()).containsEntry(TopicConfig.SEGMENT_MS_CONFIG, "300000");
    }

    @ParameterizedTest
    @FieldSource("TOPICS")
    void theLargestValueFits(Topic topic) {
        assertThat(Integer.parseInt(topic.config().get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG)))
                .isGreaterThan(EventJson.VALUE_BYTES_MAX);
    }

    @ParameterizedTest
    @ValueSource(strings = {"timers-by-due", "timers-by-id", "fired-timers", "timer-marks"})
    void changelogsAreCompactedSoon(String store) {
        assertThat(find(CATALOGUE, TopicCatalogue.changelog(store)).config())
                .containsAllEntriesOf(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG, "compact",
                        TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, "300000"));
    }

    @Test
    void aTopicHasAPartition() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TopicCatalogue.of(0, false))
                .withMessage("topic auth.requested.v1 needs 1 partition or more, not 0");
    }

    private static Topic find(TopicCatalogue catalogue, String name) {
        return catalogue.find(name).orElseThrow();
    }
}
