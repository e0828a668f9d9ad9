package io.authflow.cli.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.event.DeadLetter;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** Makes dead letters and the records behind them. */
final class DeadLetterFixture {
    static final Instant APPENDED = Instant.parse("2026-11-22T10:00:00.123Z");
    static final RequestId OLD = new RequestId("request-1");

    private DeadLetterFixture() {}

    static DeadLetterEntry entry(String service, String topic, long offset, @Nullable String valueHash) {
        DeadLetter letter = new DeadLetter(
                OLD, null, service, topic, 2, offset, APPENDED, FailureCode.UNPROCESSABLE, 1, 1, valueHash);
        return new DeadLetterEntry(letter, APPENDED.plusSeconds(1), null);
    }

    static ConsumerRecord<byte[], byte[]> source(
            DeadLetter letter, @Nullable String value, Map<String, String> headers) {
        RecordHeaders all = new RecordHeaders();
        headers.forEach((name, text) -> all.add(name, text.getBytes(UTF_8)));
        return new ConsumerRecord<>(
                letter.topic(),
                letter.partition(),
                letter.offset(),
                letter.timestamp().toEpochMilli(),
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                OLD.value().getBytes(UTF_8),
                value == null ? null : value.getBytes(UTF_8),
                all,
                Optional.empty());
    }
}
