package io.authflow.messaging.publish;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes with one transactional producer. If the answer to a commit is lost, a new producer with the same
 * transactional id ends the open transaction. Then the committed offsets show the outcome, because the metadata of each
 * commit is unique.
 *
 * @see <a href="https://cwiki.apache.org/confluence/x/Rim7Bw">KIP-447: offsets carry the group's generation, so that an
 *     earlier owner cannot commit</a>
 */
public final class TransactionalPublisher implements Publisher {
    private static final Logger LOG = LoggerFactory.getLogger(TransactionalPublisher.class);
    private static final long RETRY_MILLIS = 500;
    /** How long closing waits. After that, the broker rolls back an uncommitted transaction. */
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(1);

    private final Supplier<Producer<byte[], byte[]>> producers;
    private final CommittedOffsets committed;
    private final CountDownLatch closing = new CountDownLatch(1);
    private @Nullable Producer<byte[], byte[]> current;

    /** @param producers makes producers with one transactional id that no other publisher uses */
    public TransactionalPublisher(Supplier<Producer<byte[], byte[]>> producers, CommittedOffsets committed) {
        this.producers = producers;
        this.committed = committed;
    }

    @Override
    public Result publish(Publication publication) throws InterruptedException {
        Producer<byte[], byte[]> producer = producer();
        AtomicReference<@Nullable Exception> refused = new AtomicReference<>();
        try {
            send(producer, publication, refused);
        } catch (RuntimeException e) {
            rollBack(producer);
            return failed(refused.get() == null ? e : refused.get());
        }
        Exception why = refused.get();
        if (why != null) {
            rollBack(producer);
            return failed(why);
        }
        try {
            producer.commitTransaction();
            return Result.COMMITTED;
        } catch (RuntimeException e) {
            return afterCommitFailed(producer, publication, refused.get() == null ? e : refused.get());
        }
    }

    @Override
    public Set<String> withoutLeader(Set<String> topics) {
        return committed.withoutLeader(topics);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback gets the failure
    private static void send(
            Producer<byte[], byte[]> producer, Publication publication, AtomicReference<@Nullable Exception> refused) {
        producer.beginTransaction();
        for (ProducerRecord<byte[], byte[]> published : publication.records()) {
            producer.send(published, (metadata, failure) -> {
                if (failure != null) {
                    refused.compareAndSet(null, failure);
                }
            });
        }
        publication.offsets().forEach((member, offsets) -> producer.sendOffsetsToTransaction(offsets, member));
        // the offsets must never be committed without a record: this does not rely on the producer to refuse the commit
        producer.flush();
    }

    /**
     * Finds the outcome of a commit that failed. If the producer can abort, the transaction is not committed. If it
     * cannot, the answer is lost, or another producer has taken the transactional id. Then the committed offsets
     * decide.
     */
    private Result afterCommitFailed(Producer<byte[], byte[]> producer, Publication publication, Exception why)
            throws InterruptedException {
        try {
            producer.abortTransaction();
            return failed(why);
        } catch (RuntimeException undecided) {
            discard(producer);
            LOG.atWarn()
                    .addKeyValue("exception", why.getClass().getName())
                    .log("The answer to a commit was lost. The service asks the brokers what became of it");
            return isCommitted(publication) ? Result.COMMITTED : Result.ROLLED_BACK;
        }
    }

    private boolean isCommitted(Publication publication) throws InterruptedException {
        producer();
        while (true) {
            try {
                return publication.offsets().values().stream().anyMatch(this::areCommitted);
            } catch (RuntimeException e) {
                LOG.atWarn()
                        .addKeyValue("exception", e.getClass().getName())
                        .log("The committed offsets cannot be read. The service asks again");
                pause();
            }
        }
    }

    private boolean areCommitted(Map<TopicPartition, OffsetAndMetadata> offsets) {
        Map<TopicPartition, OffsetAndMetadata> now = committed.read(offsets.keySet());
        return offsets.entrySet().stream()
                .anyMatch(offset -> now.containsKey(offset.getKey())
                        && now.get(offset.getKey())
                                .metadata()
                                .equals(offset.getValue().metadata()));
    }

    private void rollBack(Producer<byte[], byte[]> producer) {
        try {
            producer.abortTransaction();
        } catch (RuntimeException e) {
            discard(producer);
        }
    }

    private static Result failed(Exception why) {
        boolean never = why instanceof RecordTooLargeException || why instanceof InvalidTopicException;
        LOG.atWarn()
                .addKeyValue("exception", why.getClass().getName())
                .log("A transaction was rolled back. Its results are published again; no call is repeated");
        return never ? Result.REFUSED : Result.ROLLED_BACK;
    }

    /**
     * Returns the current producer, or makes one. Its {@code initTransactions} ends the open transaction of an earlier
     * producer with this id, and waits for that.
     */
    private Producer<byte[], byte[]> producer() throws InterruptedException {
        while (current == null) {
            Producer<byte[], byte[]> made = producers.get();
            try {
                made.initTransactions();
                current = made;
            } catch (RuntimeException e) {
                made.close(Duration.ZERO);
                LOG.atWarn()
                        .addKeyValue("exception", e.getClass().getName())
                        .log("No transaction can be begun at the brokers. The service tries again");
                pause();
            }
        }
        return current;
    }

    private void pause() throws InterruptedException {
        if (closing.await(RETRY_MILLIS, TimeUnit.MILLISECONDS)) {
            throw new InterruptedException("the service is stopping");
        }
    }

    private void discard(Producer<byte[], byte[]> producer) {
        current = null;
        producer.close(Duration.ZERO);
    }

    /** Ends a wait for the brokers. */
    @Override
    public void stop() {
        closing.countDown();
    }

    @Override
    public void close() {
        if (current != null) {
            current.close(CLOSE_WITHIN);
            current = null;
        }
    }
}
