package io.authflow.boundedconsumer;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.message.ProduceRequestData;
import org.apache.kafka.common.message.ProduceRequestData.PartitionProduceData;
import org.apache.kafka.common.message.ProduceRequestData.TopicProduceData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.ProduceRequest;
import org.apache.kafka.common.requests.ProduceResponse;
import org.apache.kafka.common.requests.RequestHeader;

/** Sends batches to partition 0 of a topic byte for byte, also batches that Kafka's producer would never build. */
final class RawProducer {
    /** The last version of the request that names topics instead of topic ids and has no other requirements. */
    private static final short VERSION = 9;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private RawProducer() {}

    /** Sends one batch and returns what the broker said. Repeats it while a new topic has no leader yet. */
    static Errors send(String bootstrapServer, String topic, MemoryRecords batch) throws IOException {
        long timeout = System.nanoTime() + PATIENCE.toNanos();
        Errors answer = sendOnce(bootstrapServer, topic, batch);
        while (answer.exception() instanceof RetriableException && System.nanoTime() < timeout) {
            answer = sendOnce(bootstrapServer, topic, batch);
        }
        return answer;
    }

    private static Errors sendOnce(String bootstrapServer, String topic, MemoryRecords batch) throws IOException {
        RequestHeader header = new RequestHeader(ApiKeys.PRODUCE, VERSION, "raw", 1);
        ByteBuffer request = new ProduceRequest.Builder(VERSION, VERSION, data(topic, batch))
                .build(VERSION)
                .serializeWithHeader(header);
        ProduceResponse response = (ProduceResponse)
                AbstractResponse.parseResponse(ByteBuffer.wrap(exchange(bootstrapServer, request)), header);
        return Errors.forCode(response.data()
                .responses()
                .iterator()
                .next()
                .partitionResponses()
                .get(0)
                .errorCode());
    }

    private static ProduceRequestData data(String topic, MemoryRecords batch) {
        PartitionProduceData partition = new PartitionProduceData().setIndex(0).setRecords(batch);
        ProduceRequestData data = new ProduceRequestData().setAcks((short) -1).setTimeoutMs(5_000);
        data.topicData().add(new TopicProduceData().setName(topic).setPartitionData(List.of(partition)));
        return data;
    }

    private static byte[] exchange(String server, ByteBuffer request) throws IOException {
        String[] address = server.split(":", 2);
        byte[] sent = new byte[request.remaining()];
        request.get(sent);
        try (Socket socket = new Socket(address[0], Integer.parseInt(address[1]));
                DataOutputStream out = new DataOutputStream(socket.getOutputStream());
                DataInputStream in = new DataInputStream(socket.getInputStream())) {
            out.writeInt(sent.length);
            out.write(sent);
            out.flush();
            byte[] answer = new byte[in.readInt()];
            in.readFully(answer);
            return answer;
        }
    }
}
