package io.authflow.cli.deadletter;

import io.authflow.contracts.event.EventRecord;
import io.authflow.contracts.record.KafkaRecords;
import io.authflow.flowreader.BrokerAccess;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;

/** Publishes one record at a time, at a limited rate. */
public final class PacedPublisher implements Consumer<EventRecord>, AutoCloseable {
    /** Upper bound of the rate, in records per second. */
    public static final int RATE_MAX = 1_000;

    private final BrokerAccess broker;
    private final Producer<byte[], byte[]> producer;
    private final long nanosBetween;
    private long notBefore = System.nanoTime();

    /** @param perSecond records per second, 1 to {@value #RATE_MAX} */
    public PacedPublisher(BrokerAccess broker, int perSecond) {
        this.broker = broker;
        this.producer = broker.producer();
        this.nanosBetween = TimeUnit.SECONDS.toNanos(1) / perSecond;
    }

    @Override
    public void accept(EventRecord anew) {
        awaitTurn();
        try {
            producer.send(KafkaRecords.toProduce(anew)).get();
        } catch (ExecutionException e) {
            throw DeadLetterException.of(broker, e.getCause() == null ? e : e.getCause());
        } catch (KafkaException e) {
            throw DeadLetterException.of(broker, e);
        } catch (InterruptedException e) {
            throw DeadLetterException.interrupted(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }

    private void awaitTurn() {
        long left = notBefore - System.nanoTime();
        while (left > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(left);
            left = notBefore - System.nanoTime();
        }
        notBefore = System.nanoTime() + nanosBetween;
    }
}
