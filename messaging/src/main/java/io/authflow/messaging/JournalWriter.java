package io.authflow.messaging;

import io.authflow.messaging.journal.JournalEntry;
import java.nio.charset.StandardCharsets;
import org.springframework.cloud.stream.function.StreamBridge;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.support.MessageBuilder;

/** Writes the journal of a service, through its output binding of that name, within the transaction of the caller's thread. */
final class JournalWriter {
    static final String BINDING = "journal";

    private final StreamBridge bridge;

    JournalWriter(StreamBridge bridge) {
        this.bridge = bridge;
    }

    /** @param partition of the request, so that who has the one has the other */
    void write(int partition, JournalEntry entry) {
        boolean sent = bridge.send(
                BINDING,
                MessageBuilder.withPayload(bytes(entry.fingerprint()))
                        .setHeader(KafkaHeaders.KEY, bytes(entry.requestId().value()))
                        .setHeader(KafkaHeaders.PARTITION, partition)
                        .build());
        if (!sent) {
            throw new IllegalStateException("The service has no output binding that takes its journal.");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
