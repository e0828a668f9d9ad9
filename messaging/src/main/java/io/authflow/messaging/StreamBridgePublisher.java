package io.authflow.messaging;

import io.authflow.contracts.event.EventRecord;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.cloud.stream.function.StreamBridge;
import org.springframework.integration.support.MessageBuilder;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;

/**
 * Publishes through the output binding of the record's topic. Headers and key are set by hand: a bare return value of a stream
 * function loses its key and gets an invented envelope.
 */
final class StreamBridgePublisher implements EventPublisher {
    private final StreamBridge bridge;
    private final Map<String, String> bindingsByTopic;

    StreamBridgePublisher(StreamBridge bridge, Map<String, String> bindingsByTopic) {
        this.bridge = bridge;
        this.bindingsByTopic = Map.copyOf(bindingsByTopic);
    }

    @Override
    public void publish(EventRecord eventRecord) {
        String binding = bindingsByTopic.get(eventRecord.topic());
        if (binding == null || !bridge.send(binding, message(eventRecord))) {
            throw new IllegalStateException("The service has no output binding that takes " + eventRecord.topic());
        }
    }

    private static Message<byte[]> message(EventRecord eventRecord) {
        MessageBuilder<byte[]> builder =
                MessageBuilder.withPayload(eventRecord.value()).copyHeaders(eventRecord.headers());
        if (eventRecord.key() != null) {
            builder.setHeader(KafkaHeaders.KEY, eventRecord.key().getBytes(StandardCharsets.UTF_8));
        }
        return builder.build();
    }
}
