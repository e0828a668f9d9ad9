package io.authflow.contracts.record;

import io.authflow.contracts.event.EventRecord;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Converts between events and the records of the Kafka clients. Keys and headers are text in UTF-8. */
public final class KafkaRecords {
    private KafkaRecords() {}

    /** Returns the record to send. The producer chooses its partition by the key. */
    public static ProducerRecord<byte[], byte[]> toProduce(EventRecord event) {
        return new ProducerRecord<>(event.topic(), null, key(event), event.value(), headers(event));
    }

    public static byte @Nullable [] key(EventRecord event) {
        return event.key() == null ? null : event.key().getBytes(StandardCharsets.UTF_8);
    }

    public static Headers headers(EventRecord event) {
        RecordHeaders headers = new RecordHeaders();
        event.headers().forEach((name, text) -> headers.add(name, text.getBytes(StandardCharsets.UTF_8)));
        return headers;
    }

    /**
     * Returns headers as text. If a name occurs more than once, the last header with a value counts. The scheduler
     * forwards strays by the same rule.
     */
    public static Map<String, String> texts(Headers headers) {
        Map<String, String> texts = new HashMap<>();
        for (Header header : headers) {
            if (header.value() != null) {
                texts.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return texts;
    }
}
