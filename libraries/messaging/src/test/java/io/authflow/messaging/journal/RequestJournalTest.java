package io.authflow.messaging.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.authflow.contracts.RequestId;
import io.authflow.messaging.journal.PartitionJournal.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestJournalTest {
    private static final int PARTITION = 3;

    private final List<JournalEntry> topic = new ArrayList<>();
    private final List<Long> reads = new ArrayList<>();
    private final RequestJournal journal = new RequestJournal(
            (partition, from, entries) -> {
                reads.add(from);
                if (from <= topic.size()) {
                    topic.subList((int) from, topic.size()).forEach(entries);
                }
                return topic.size();
            },
            100);

    @Test
    void readsWhatEarlierOwnersTook() {
        topic.add(entry("a", "x"));

        assertThat(journal.load(PARTITION).judge(entry("a", "x"))).isEqualTo(Verdict.SAME);
    }

    @Test
    void tellsOtherContentUnderATakenId() {
        topic.add(entry("a", "x"));

        assertThat(journal.load(PARTITION).judge(entry("a", "y"))).isEqualTo(Verdict.OTHER);
    }

    /** Entries of earlier releases, and of dead letters that ended a flow, have no content. */
    @Test
    void contentThatIsNotToldIsTheSameAsAny() {
        topic.add(entry("untold", ""));
        topic.add(entry("told", "x"));

        assertThat(journal.load(PARTITION).judge(entry("untold", "x"))).isEqualTo(Verdict.SAME);
        assertThat(journal.load(PARTITION).judge(entry("told", ""))).isEqualTo(Verdict.SAME);
    }

    @Test
    void aNewIdIsNew() {
        topic.add(entry("a", "x"));

        assertThat(journal.load(PARTITION).judge(entry("b", "x"))).isEqualTo(Verdict.NEW);
    }

    @Test
    void whatIsTakenIsKnown() {
        PartitionJournal loaded = journal.load(PARTITION);

        loaded.take(entry("a", "x"));

        assertThat(loaded.judge(entry("a", "x"))).isEqualTo(Verdict.SAME);
        assertThat(loaded.has(new RequestId("a"))).isTrue();
    }

    @Test
    void aPartitionThatComesBackIsReadOn() {
        topic.add(entry("a", "x"));
        PartitionJournal before = journal.load(PARTITION);
        topic.add(entry("taken-elsewhere", "x"));

        PartitionJournal after = journal.load(PARTITION);

        assertThat(after).isSameAs(before);
        assertThat(after.has(new RequestId("taken-elsewhere"))).isTrue();
        assertThat(reads).containsExactly(0L, 1L);
    }

    @Test
    void aTopicThatWasMadeAnewIsReadFromItsBeginning() {
        topic.add(entry("a", "x"));
        topic.add(entry("b", "x"));
        journal.load(PARTITION);
        topic.clear();
        topic.add(entry("c", "x"));

        PartitionJournal anew = journal.load(PARTITION);

        assertThat(anew.has(new RequestId("c"))).isTrue();
        assertThat(anew.has(new RequestId("a"))).isFalse();
    }

    @Test
    void nothingIsTakenWhileTheTopicCannotBeRead() {
        RequestJournal unreadable = new RequestJournal(
                (partition, from, entries) -> {
                    throw new IllegalStateException("the test says so");
                },
                100);

        assertThatIllegalStateException().isThrownBy(() -> unreadable.load(PARTITION));
        assertThatIllegalStateException().isThrownBy(() -> unreadable.load(PARTITION));
    }

    private static JournalEntry entry(String id, String fingerprint) {
        return new JournalEntry(new RequestId(id), fingerprint);
    }
}
