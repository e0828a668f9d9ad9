package io.authflow.benchmarks.scheduler;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Schedules timers: at a steady rate, as fast as they fire, or far ahead. */
final class TimerLoad implements AutoCloseable {
    private static final long MILLISECOND = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    /** Longer than the time after which a scheduled timer shows its lateness. */
    private static final long ADAPT = TimeUnit.MILLISECONDS.toNanos(2_500);

    private static final long DAY_MILLIS = TimeUnit.DAYS.toMillis(1);
    private static final double LATE_MILLIS = 300;
    private static final double LITTLE = 1.05;
    private static final double MUCH = 1.3;

    private final TimerBook book;
    private final String topic;
    private final TimerForm form = new TimerForm();
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    TimerLoad(TimerBook book, String bootstrapServers, String topic) {
        this.book = book;
        this.topic = topic;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "batch.size", "65536"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Schedules this many timers that are due in one to two days. */
    void scheduleFar(int count) {
        for (long number = 0; number < count; number++) {
            send(TimerForm.FAR + number, DAY_MILLIS + number * DAY_MILLIS / count);
        }
        producer.flush();
        check();
    }

    /** Schedules timers at equal intervals, even if they do not fire in time. */
    void steadily(int perSecond, long delayMillis, BooleanSupplier goesOn) {
        long start = System.nanoTime();
        for (long sent = 0; goesOn.getAsBoolean(); sent++) {
            Waiting.untilNanoTime(start + sent * SECOND / perSecond);
            schedule(delayMillis);
        }
        producer.flush();
        check();
    }

    /**
     * Schedules timers as fast as they fire. The number of pending timers is adapted so that a small steady backlog
     * keeps the scheduler busy. Lateness is then some hundred milliseconds.
     *
     * @param window number of pending timers at first
     */
    void asFastAsTheyFire(int window, long delayMillis, BooleanSupplier goesOn) {
        double size = window;
        long adaptAt = System.nanoTime() + ADAPT;
        while (goesOn.getAsBoolean()) {
            fill((int) size, delayMillis);
            LockSupport.parkNanos(MILLISECOND);
            if (System.nanoTime() > adaptAt) {
                size = adapted(size, book.recentLateness());
                adaptAt += ADAPT;
            }
        }
        producer.flush();
        check();
    }

    @Override
    public void close() {
        producer.close();
    }

    private static double adapted(double size, double lateness) {
        if (lateness > 3 * LATE_MILLIS) {
            return size / MUCH;
        }
        if (lateness > 2 * LATE_MILLIS) {
            return size / LITTLE;
        }
        if (lateness < LATE_MILLIS / 3) {
            return size * MUCH;
        }
        return lateness < LATE_MILLIS ? size * LITTLE : size;
    }

    private void fill(int size, long delayMillis) {
        for (int room = size - book.pending(); room > 0; room--) {
            schedule(delayMillis);
        }
    }

    private void schedule(long delayMillis) {
        send(book.next(), delayMillis);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback gets the failure
    private void send(long number, long delayMillis) {
        byte[] key = form.key(number, System.currentTimeMillis());
        producer.send(new ProducerRecord<>(topic, key, form.value(delayMillis)), (appended, problem) -> {
            if (problem != null) {
                failure.set(problem);
            } else if (number < TimerForm.FAR) {
                book.scheduled((int) number, appended.timestamp() + delayMillis);
            }
        });
    }

    private void check() {
        Exception problem = failure.get();
        if (problem != null) {
            throw new IllegalStateException("A timer was not scheduled. Look at the broker.", problem);
        }
    }
}
