package io.authflow.messaging.record;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Reads the headers of a record as UTF-8 text. If a name occurs twice, the last value counts, as in Kafka's own
 * clients. Headers without a value are left out.
 */
public final class HeaderText {
    private HeaderText() {}

    public static Map<String, String> read(ConsumerRecord<?, ?> consumed) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : consumed.headers()) {
            if (header.value() != null) {
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return headers;
    }
}
