package io.authflow.messaging.claim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.contracts.RequestId;
import io.authflow.messaging.journal.JournalEntry;
import io.authflow.messaging.record.RecordSource;
import java.time.Instant;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimRecordTest {
    private static final Instant TIME = Instant.parse("2026-11-22T12:00:00.250Z");
    private static final ClaimRecord CLAIM = ClaimRecord.of(
            new JournalEntry(new RequestId("r-1"), "fingerprint", TIME),
            new RecordSource("auth.requested.v1", 3, 41, TIME));

    @Test
    void isReadAsItIsWritten() {
        assertThat(ClaimRecord.read(CLAIM.key(), CLAIM.value())).contains(CLAIM);
    }

    @Test
    void isTextThatOperatorsCanRead() {
        assertThat(new String(CLAIM.value(), UTF_8)).isEqualTo("auth.requested.v1/3/41/1795348800250 fingerprint");
    }

    @Test
    void aClaimWithoutAFingerprintIsReadAsItIsWritten() {
        ClaimRecord claim = new ClaimRecord("r-1", "topic/0/0/0", "");

        assertThat(ClaimRecord.read(claim.key(), claim.value())).contains(claim);
    }

    /** The offsets of a recreated topic begin at 0 again. */
    @Test
    void theSamePlaceAtAnotherTimeIsAnotherOrigin() {
        ClaimRecord later = ClaimRecord.of(
                new JournalEntry(new RequestId("r-1"), "fingerprint", TIME),
                new RecordSource("auth.requested.v1", 3, 41, TIME.plusMillis(1)));

        assertThat(later.origin()).isNotEqualTo(CLAIM.origin());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " x", "nothing"})
    void whatIsNoClaimIsIgnored(String value) {
        assertThat(ClaimRecord.read("r-1".getBytes(UTF_8), value.getBytes(UTF_8)))
                .isEmpty();
        assertThat(ClaimRecord.read("a b".getBytes(UTF_8), CLAIM.value())).isEmpty();
        assertThat(ClaimRecord.read(null, CLAIM.value())).isEmpty();
        assertThat(ClaimRecord.read(CLAIM.key(), null)).isEmpty();
    }

    /** The rule must never change: claims of one id on two partitions would have two winners. */
    @ParameterizedTest
    @CsvSource({"r-1, 6", "01a20320-a2fa-7443-beaa-ec731e980554, 6", "x, 1", "x, 64"})
    void itsPartitionFollowsFromTheIdAlone(String id, int partitions) {
        ClaimRecord claim = new ClaimRecord(id, "topic/0/0/0", "");

        assertThat(claim.partition(partitions))
                .isEqualTo(BuiltInPartitioner.partitionForKey(id.getBytes(UTF_8), partitions))
                .isEqualTo(new ClaimRecord(id, "topic/1/1/1", "other").partition(partitions));
    }
}
