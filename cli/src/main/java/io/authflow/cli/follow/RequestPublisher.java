package io.authflow.cli.follow;

import io.authflow.contracts.event.AuthRequested;
import io.authflow.contracts.event.Envelope;
import io.authflow.contracts.event.EventId;
import io.authflow.contracts.event.EventJson;
import io.authflow.contracts.event.EventType;
import io.authflow.contracts.event.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/** Publishes requests as any client would. */
public final class RequestPublisher {
    private static final String SOURCE = "/authflow/cli";

    private final BrokerAccess broker;

    public RequestPublisher(BrokerAccess broker) {
        this.broker = broker;
    }

    /** @return where the broker keeps the request, once it has it */
    public RecordMetadata publish(AuthRequested request, Instant now) {
        try (Producer<byte[], byte[]> producer = broker.producer()) {
            return producer.send(message(request, now)).get();
        } catch (ExecutionException e) {
            throw FollowException.unreachable(broker, e.getCause());
        } catch (KafkaException e) {
            throw FollowException.unreachable(broker, e);
        } catch (InterruptedException e) {
            throw FollowException.interrupted(e);
        }
    }

    private static ProducerRecord<byte[], byte[]> message(AuthRequested request, Instant now) {
        String topic = EventType.REQUESTED.topic();
        ProducerRecord<byte[], byte[]> message =
                new ProducerRecord<>(topic, bytes(request.requestId().value()), EventJson.writeRequest(request));
        Envelope envelope = new Envelope(
                EventId.ofRequest(request.requestId()), SOURCE, topic, now, null, request.requestId(), null, null);
        Headers.of(envelope).forEach((name, value) -> message.headers().add(name, bytes(value)));
        return message;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
