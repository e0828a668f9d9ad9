package io.authflow.e2e.fault.oracle;

import io.authflow.e2e.fault.load.Asked;
import io.authflow.e2e.fault.load.Asker;
import io.authflow.e2e.wire.RawRecord;
import io.authflow.e2e.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/**
 * An artificial flow for tests of the oracle. Each topic has one partition, with offsets in the order of append times.
 */
final class RecordedFlow {
    private final String id;
    private final Instant begin;
    private final List<RawRecord> records = new ArrayList<>();

    RecordedFlow(String id, Instant begin) {
        this.id = id;
        this.begin = begin;
        add(Topics.REQUESTED, 0, "");
    }

    /** A flow of a user of the same name, who is logged in after a second for ten, and logged out in time. */
    static RecordedFlow whole(String id, Instant begin) {
        return new RecordedFlow(id, begin).loggedIn(1).ended(11);
    }

    /** For ten seconds. */
    RecordedFlow loggedIn(int second) {
        return add(Topics.LOGGED_IN, second, ", \"username\": \"%s\", \"sessionSeconds\": 10".formatted(id));
    }

    RecordedFlow ended(int second) {
        return add(Topics.LOGGED_OUT, second, "");
    }

    RecordedFlow failed(int second, String code) {
        return add(Topics.FAILED, second, ", \"code\": \"%s\"".formatted(code));
    }

    List<RawRecord> records() {
        return records;
    }

    Asked by(Asker asker) {
        return new Asked(id, id, asker);
    }

    private RecordedFlow add(String topic, int second, String fields) {
        Instant at = begin.plusSeconds(second);
        RecordHeaders headers = new RecordHeaders();
        headers.add("ce_correlationid", bytes(id));
        records.add(new RawRecord(new ConsumerRecord<>(
                topic,
                0,
                at.toEpochMilli(),
                at.toEpochMilli(),
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                bytes(id),
                bytes("{\"requestId\": \"%s\"%s}".formatted(id, fields)),
                headers,
                Optional.empty())));
        return this;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
