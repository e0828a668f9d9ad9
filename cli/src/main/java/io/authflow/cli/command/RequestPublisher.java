package io.authflow.cli.command;

import io.authflow.contracts.event.AuthRequested;
import io.authflow.contracts.event.Envelope;
import io.authflow.contracts.event.Event;
import io.authflow.contracts.event.EventId;
import io.authflow.contracts.event.EventJson;
import io.authflow.contracts.event.EventRecord;
import io.authflow.contracts.event.EventType;
import io.authflow.contracts.event.Headers;
import io.authflow.contracts.event.SessionChangeRequested;
import io.authflow.contracts.record.KafkaRecords;
import io.authflow.flowreader.BrokerAccess;
import io.authflow.flowreader.FollowException;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/** Publishes requests and session changes, as any client does. */
public final class RequestPublisher {
    private static final String SOURCE = "/authflow/cli";

    private final BrokerAccess broker;

    public RequestPublisher(BrokerAccess broker) {
        this.broker = broker;
    }

    /** @return the record's place, when the broker has the record */
    public RecordMetadata publish(AuthRequested request, Instant now) {
        Envelope envelope = new Envelope(
                EventId.ofRequest(request.requestId()),
                SOURCE,
                EventType.REQUESTED.topic(),
                now,
                null,
                request.requestId(),
                null,
                null);
        return send(request, envelope, EventJson.writeRequest(request));
    }

    /**
     * @param changeId the {@code ce_id} of the change; the answer names it
     * @return the record's place, when the broker has the record
     */
    public RecordMetadata publish(SessionChangeRequested change, String changeId, Instant now) {
        Envelope envelope =
                new Envelope(changeId, SOURCE, change.type().topic(), now, null, change.requestId(), null, null);
        return send(change, envelope, EventJson.write(change));
    }

    private RecordMetadata send(Event event, Envelope envelope, byte[] value) {
        try (Producer<byte[], byte[]> producer = broker.producer()) {
            return producer.send(KafkaRecords.toProduce(
                            new EventRecord(envelope.type(), event.requestId().value(), Headers.of(envelope), value)))
                    .get();
        } catch (ExecutionException e) {
            throw FollowException.unreachable(broker, e.getCause());
        } catch (KafkaException e) {
            throw FollowException.unreachable(broker, e);
        } catch (InterruptedException e) {
            throw FollowException.interrupted(e);
        }
    }
}
