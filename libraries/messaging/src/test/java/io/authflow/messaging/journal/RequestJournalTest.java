package io.authflow.messaging.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.authflow.contracts.RequestId;
import io.authflow.messaging.journal.PartitionJournal.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestJournalTest {
    private static final int PARTITION = 3;
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final Duration MEMORY = Duration.ofHours(24);

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

        assertThat(journal.load(PARTITION).judge(entry("a", "x"), MEMORY)).isEqualTo(Verdict.SAME);
    }

    @Test
    void tellsOtherContentUnderATakenId() {
        topic.add(entry("a", "x"));

        assertThat(journal.load(PARTITION).judge(entry("a", "y"), MEMORY)).isEqualTo(Verdict.OTHER);
    }

    /** Entries of earlier releases, and of dead letters that ended a flow, have no content. */
    @Test
    void contentThatIsNotToldIsTheSameAsAny() {
        topic.add(entry("untold", ""));
        topic.add(entry("told", "x"));

        assertThat(journal.load(PARTITION).judge(entry("untold", "x"), MEMORY)).isEqualTo(Verdict.SAME);
        assertThat(journal.load(PARTITION).judge(entry("told", ""), MEMORY)).isEqualTo(Verdict.SAME);
    }

    @Test
    void aNewIdIsNew() {
        topic.add(entry("a", "x"));

        assertThat(journal.load(PARTITION).judge(entry("b", "x"), MEMORY)).isEqualTo(Verdict.NEW);
    }

    @Test
    void whatIsTakenIsKnown() {
        PartitionJournal loaded = journal.load(PARTITION);

        loaded.take(entry("a", "x"));

        assertThat(loaded.judge(entry("a", "x"), MEMORY)).isEqualTo(Verdict.SAME);
        assertThat(loaded.has(new RequestId("a"), NOW, MEMORY)).isTrue();
    }

    @Test
    void aPartitionThatComesBackIsReadOn() {
        topic.add(entry("a", "x"));
        PartitionJournal before = journal.load(PARTITION);
        topic.add(entry("taken-elsewhere", "x"));

        PartitionJournal after = journal.load(PARTITION);

        assertThat(after).isSameAs(before);
        assertThat(after.has(new RequestId("taken-elsewhere"), NOW, MEMORY)).isTrue();
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

        assertThat(anew.has(new RequestId("c"), NOW, MEMORY)).isTrue();
        assertThat(anew.has(new RequestId("a"), NOW, MEMORY)).isFalse();
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

    /** check-service has accepted the id anew, and this request needs an end too. */
    @Test
    void anIdIsNewAgainAfterTheMemoryOfTheJournal() {
        topic.add(entry("read", "x"));
        PartitionJournal loaded = journal.load(PARTITION);
        loaded.take(entry("taken", "x"));

        for (String id : List.of("read", "taken")) {
            assertThat(loaded.judge(at(id, MEMORY), MEMORY)).isEqualTo(Verdict.NEW);
            assertThat(loaded.judge(at(id, MEMORY.minusSeconds(1)), MEMORY)).isEqualTo(Verdict.SAME);
            assertThat(loaded.has(new RequestId(id), NOW.plus(MEMORY), MEMORY)).isFalse();
        }
    }

    @Test
    void anIdThatWasTakenAgainIsKnownFromThenOn() {
        PartitionJournal loaded = journal.load(PARTITION);
        loaded.take(entry("a", "x"));

        loaded.take(new JournalEntry(new RequestId("a"), "y", NOW.plus(MEMORY)));

        Duration later = MEMORY.plusHours(1);
        assertThat(loaded.judge(at("a", later), MEMORY)).isEqualTo(Verdict.OTHER);
        assertThat(loaded.judge(new JournalEntry(new RequestId("a"), "y", NOW.plus(later)), MEMORY))
                .isEqualTo(Verdict.SAME);
    }

    /** Offsets that are set back bring records with their old append times. */
    @Test
    void aRecordThatIsReadAgainIsKnownHoweverLate() {
        PartitionJournal loaded = journal.load(PARTITION);
        loaded.take(new JournalEntry(new RequestId("a"), "x", NOW.plus(MEMORY)));

        assertThat(loaded.judge(entry("a", "x"), MEMORY)).isEqualTo(Verdict.SAME);
    }

    private static JournalEntry at(String id, Duration after) {
        return new JournalEntry(new RequestId(id), "x", NOW.plus(after));
    }

    private static JournalEntry entry(String id, String fingerprint) {
        return new JournalEntry(new RequestId(id), fingerprint, NOW);
    }
}
