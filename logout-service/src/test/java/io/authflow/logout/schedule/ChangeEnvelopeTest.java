package io.authflow.logout.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.delayedmessages.message.InputMessage;
import java.time.Instant;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class ChangeEnvelopeTest {
    private static final Instant APPENDED = Instant.parse("2026-11-22T12:00:00.440Z");

    @Test
    void aRecordWithoutAnIdAlwaysHasTheSameOne() {
        assertThat(id(APPENDED)).isEqualTo(id(APPENDED));
    }

    /** If somebody deletes the topic and makes it again, its offsets begin at 0 again. */
    @Test
    void twoRecordsOfOnePlaceHaveTwoIds() {
        assertThat(id(APPENDED)).isNotEqualTo(id(APPENDED.plusMillis(1)));
    }

    private static String id(Instant appendedAt) {
        return ChangeEnvelope.of(new InputMessage(
                        ChangedSession.CHANGES, 3, 41, null, new byte[0], new RecordHeaders(), appendedAt))
                .id();
    }
}
