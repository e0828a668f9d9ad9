package io.authflow.cli.deadletter;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** The headers of a record as text; of those of one name, the last. */
final class HeaderTexts {
    private HeaderTexts() {}

    static Map<String, String> of(ConsumerRecord<?, ?> message) {
        Map<String, String> texts = new HashMap<>();
        for (Header header : message.headers()) {
            if (header.value() != null) {
                texts.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return texts;
    }
}
