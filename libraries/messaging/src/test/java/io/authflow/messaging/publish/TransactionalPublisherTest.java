package io.authflow.messaging.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.authflow.messaging.publish.Publisher.Result;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class TransactionalPublisherTest {
    private static final TopicPartition INPUT = new TopicPartition("in", 0);
    private static final OffsetAndMetadata OFFSET = new OffsetAndMetadata(7, "stamp-2");

    private final Deque<MockProducer<byte[], byte[]>> made = new ArrayDeque<>();
    private final Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
    private final TransactionalPublisher publisher = new TransactionalPublisher(this::producer, asked -> committed);
    private MockProducer<byte[], byte[]> next = mock();

    @Test
    void commitsRecordsAndOffsetsTogether() throws InterruptedException {
        assertThat(publisher.publish(publication())).isEqualTo(Result.COMMITTED);

        assertThat(next.history()).hasSize(1);
        assertThat(next.consumerGroupOffsetsHistory().get(0).get("group")).containsEntry(INPUT, OFFSET);
    }

    @Test
    void aMemberOfBeforeRollsBack() throws InterruptedException {
        next.sendOffsetsToTransactionException = new org.apache.kafka.clients.consumer.CommitFailedException();

        assertThat(publisher.publish(publication())).isEqualTo(Result.ROLLED_BACK);
        assertThat(next.transactionAborted()).isTrue();
    }

    @Test
    void theNextPublicationAfterARollbackIsCommitted() throws InterruptedException {
        next.sendOffsetsToTransactionException = new KafkaException("once");
        publisher.publish(publication());
        next.sendOffsetsToTransactionException = null;

        assertThat(publisher.publish(publication())).isEqualTo(Result.COMMITTED);
        assertThat(made).hasSize(1);
    }

    @Test
    void aRecordThatIsTooLargeIsRefused() throws InterruptedException {
        next.sendException = new RecordTooLargeException("it is");

        assertThat(publisher.publish(publication())).isEqualTo(Result.REFUSED);
    }

    /** A producer that commits although a record failed must not take the offsets past that record. */
    @Test
    void offsetsAreNeverCommittedWithoutARecord() throws InterruptedException {
        next = new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer()) {
            @Override
            public void flush() {
                errorNext(new TopicAuthorizationException("out"));
            }
        };

        assertThat(publisher.publish(publication())).isEqualTo(Result.ROLLED_BACK);
        assertThat(next.transactionCommitted()).isFalse();
    }

    @Test
    void aCommitWithoutAnAnswerThatSucceededIsCommitted() throws InterruptedException {
        next.commitTransactionException = new TimeoutException("no answer");
        next.abortTransactionException = new IllegalStateException("a commit is under way");
        committed.put(INPUT, OFFSET);

        assertThat(publisher.publish(publication())).isEqualTo(Result.COMMITTED);
        assertThat(made).as("a new producer ends the transaction").hasSize(2);
    }

    @Test
    void aCommitWithoutAnAnswerThatFailedIsRolledBack() throws InterruptedException {
        next.commitTransactionException = new TimeoutException("no answer");
        next.abortTransactionException = new IllegalStateException("a commit is under way");
        committed.put(INPUT, new OffsetAndMetadata(7, "stamp-1"));

        assertThat(publisher.publish(publication())).isEqualTo(Result.ROLLED_BACK);
    }

    @Test
    void aFencedProducerIsReplaced() throws InterruptedException {
        MockProducer<byte[], byte[]> fenced = next;
        fenced.commitTransactionException = new ProducerFencedException("fenced");
        fenced.abortTransactionException = new ProducerFencedException("fenced");

        assertThat(publisher.publish(publication())).isEqualTo(Result.ROLLED_BACK);
        assertThat(fenced.closed()).isTrue();
        assertThat(publisher.publish(publication())).isEqualTo(Result.COMMITTED);
    }

    @Test
    void aStopEndsTheWaitForTheBrokers() {
        next.initTransactionException = new TimeoutException("no broker");
        publisher.stop();

        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> publisher.publish(publication()));
    }

    private MockProducer<byte[], byte[]> producer() {
        if (!made.isEmpty()) {
            next = mock();
        }
        made.add(next);
        return next;
    }

    private static MockProducer<byte[], byte[]> mock() {
        return new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static Publication publication() {
        return new Publication(
                List.of(new ProducerRecord<>("out", "k".getBytes(UTF_8), "v".getBytes(UTF_8))),
                Map.of(new ConsumerGroupMetadata("group"), Map.of(INPUT, OFFSET)));
    }
}
