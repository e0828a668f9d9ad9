package io.authflow.messaging.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.contracts.RequestId;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalRecordTest {
    private static final Instant APPENDED = Instant.parse("2026-11-29T12:00:00.250Z");
    private static final Instant WRITTEN = APPENDED.plusSeconds(3_600);
    private static final JournalEntry ENTRY = new JournalEntry(new RequestId("a"), "x", APPENDED);

    private final ProducerRecord<byte[], byte[]> written = JournalRecord.toProduce("journal", 3, ENTRY);

    @Test
    void isReadAsItIsWritten() {
        assertThat(written.partition()).isEqualTo(3);
        assertThat(JournalRecord.read(written.key(), written.value(), written.headers(), WRITTEN.toEpochMilli()))
                .contains(ENTRY);
    }

    @Test
    void anEntryOfAnEarlierReleaseHasTheTimeWhenItWasWritten() {
        assertThat(JournalRecord.read(written.key(), written.value(), new RecordHeaders(), WRITTEN.toEpochMilli()))
                .contains(new JournalEntry(new RequestId("a"), "x", WRITTEN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon"})
    void anUnreadableTimeIsIgnored(String time) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("appendedat", time.getBytes(UTF_8));

        assertThat(JournalRecord.read(written.key(), written.value(), headers, WRITTEN.toEpochMilli()))
                .contains(new JournalEntry(new RequestId("a"), "x", WRITTEN));
    }

    @Test
    void whatIsNoEntryIsIgnored() {
        assertThat(JournalRecord.read(null, written.value(), written.headers(), 0))
                .isEmpty();
        assertThat(JournalRecord.read("a b".getBytes(UTF_8), written.value(), written.headers(), 0))
                .isEmpty();
        assertThat(JournalRecord.read(written.key(), null, written.headers(), 0))
                .isEmpty();
    }
}
