package io.authflow.cli.deadletter;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Returns the headers of a record as text. If a name occurs more than once, the last header counts. */
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
