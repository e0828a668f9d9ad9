package io.authflow.messaging.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.authflow.contracts.RequestId;
import io.authflow.messaging.journal.PartitionJournal.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RequestJournalTest {
    private static final TopicPartition INPUT = new TopicPartition("auth.user-found.v1", 3);

    private final List<JournalEntry> topic = new ArrayList<>();
    private final List<Integer> reads = new ArrayList<>();
    private final RequestJournal journal = new RequestJournal(
            (partition, entries) -> {
                reads.add(partition);
                topic.forEach(entries);
            },
            100);

    @Test
    void readsWhatEarlierOwnersTook() {
        topic.add(entry("a", "x"));

        assertThat(journal.before(INPUT, 0).judge(entry("a", "x"))).isEqualTo(Verdict.SAME);
        assertThat(reads).containsExactly(3);
    }

    @Test
    void tellsOtherContentUnderATakenId() {
        topic.add(entry("a", "x"));

        assertThat(journal.before(INPUT, 0).judge(entry("a", "y"))).isEqualTo(Verdict.OTHER);
    }

    @Test
    void aNewIdIsNew() {
        topic.add(entry("a", "x"));

        assertThat(journal.before(INPUT, 0).judge(entry("b", "x"))).isEqualTo(Verdict.NEW);
    }

    @Test
    void whatIsPublishedIsTakenOnceTheNextBatchComes() {
        PartitionJournal first = journal.before(INPUT, 10);
        first.published(10, entry("a", "x"));

        PartitionJournal next = journal.before(INPUT, 11);

        assertThat(next.judge(entry("a", "x"))).isEqualTo(Verdict.SAME);
        assertThat(reads).hasSize(1);
    }

    @Test
    void whatIsPublishedIsNotTakenYet() {
        PartitionJournal first = journal.before(INPUT, 10);

        first.published(10, entry("a", "x"));

        assertThat(first.judge(entry("a", "x"))).isEqualTo(Verdict.NEW);
    }

    @Test
    void aBatchThatComesAgainWasRolledBack() {
        journal.before(INPUT, 10).published(10, entry("a", "x"));

        PartitionJournal again = journal.before(INPUT, 10);

        assertThat(again.judge(entry("a", "x"))).isEqualTo(Verdict.NEW);
        assertThat(reads).hasSize(2);
    }

    @Test
    void aCommitWhoseAnswerWasLostIsReadFromTheTopic() {
        journal.before(INPUT, 10).published(10, entry("a", "x"));
        topic.add(entry("a", "x"));

        assertThat(journal.before(INPUT, 10).has(new RequestId("a"))).isTrue();
    }

    @Test
    void aRevokedPartitionIsReadAgain() {
        journal.before(INPUT, 10);
        topic.add(entry("taken-elsewhere", "x"));
        journal.forget(List.of(INPUT));

        assertThat(journal.before(INPUT, 20).has(new RequestId("taken-elsewhere")))
                .isTrue();
    }

    @Test
    void nothingIsTakenWhileTheTopicCannotBeRead() {
        RequestJournal unreadable = new RequestJournal(
                (partition, entries) -> {
                    throw new IllegalStateException("the test says so");
                },
                100);

        assertThatIllegalStateException().isThrownBy(() -> unreadable.before(INPUT, 0));
        assertThatIllegalStateException().isThrownBy(() -> unreadable.before(INPUT, 0));
    }

    private static JournalEntry entry(String id, String fingerprint) {
        return new JournalEntry(new RequestId(id), fingerprint);
    }
}
