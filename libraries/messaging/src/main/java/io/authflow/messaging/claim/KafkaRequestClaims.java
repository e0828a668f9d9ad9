package io.authflow.messaging.claim;

import io.authflow.messaging.client.BinderClient;
import io.authflow.messaging.journal.JournalEntry;
import io.authflow.messaging.record.RecordSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Claims request ids in a topic that every instance of the service writes and reads. */
public final class KafkaRequestClaims implements RequestClaims, AutoCloseable {
    private static final int POLL_MAX = 10_000;
    private static final Duration STOP_WITHIN = Duration.ofSeconds(2);

    private final KafkaClaimWriter writer;
    private final ReadClaims read;
    private final RequestClaims claims;
    private final ClaimsFollower follower;
    private final Thread thread;
    private final Timer timer;

    /**
     * Makes the claims of one instance.
     *
     * @param entries how many of the latest ids are remembered at least, over all partitions, if ids spread evenly
     * @param within how long a claim may take, above zero
     * @param broken called after an error that ends the reading, because nothing can be claimed from then on
     */
    public KafkaRequestClaims(
            String topic,
            BinderClient client,
            int entries,
            Duration within,
            MeterRegistry registry,
            Consumer<Throwable> broken) {
        this.writer = new KafkaClaimWriter(topic, client.producer(), within);
        this.read = new ReadClaims(entries);
        this.claims = new FirstClaimWins(read, writer, within, System::nanoTime);
        Map<String, Object> config = consumer(client.consumer());
        this.follower = new ClaimsFollower(topic, read, () -> new KafkaConsumer<>(config));
        this.thread = new Thread(() -> run(broken), "claims");
        thread.setDaemon(true);
        this.timer = Timer.builder("authflow.claim.duration")
                .description(
                        "From the claim of a request id to the decision who owns it; the call to Cognito is made meanwhile")
                .register(registry);
        Gauge.builder("authflow.claim.entries", read, ReadClaims::count)
                .description("Request ids whose owner is remembered")
                .register(registry);
    }

    /** Starts the thread that reads the claims. */
    public void start() {
        thread.start();
    }

    /** Returns whether this instance has read all claims that the topic had at the start. */
    public boolean isLoaded() {
        return read.isLoaded();
    }

    @Override
    public void awaitLoaded() {
        claims.awaitLoaded();
    }

    @Override
    public Claim claim(JournalEntry entry, RecordSource origin) {
        long begun = System.nanoTime();
        Claim claim = claims.claim(entry, origin);
        return new Claim() {
            @Override
            public boolean isLost() {
                return claim.isLost();
            }

            @Override
            public Verdict await() throws InterruptedException {
                Verdict verdict = claim.await();
                if (verdict != Verdict.UNDECIDED || !claim.isLost()) { // otherwise nothing was written
                    timer.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
                }
                return verdict;
            }
        };
    }

    private void run(Consumer<Throwable> broken) {
        try {
            follower.run();
        } catch (RuntimeException | Error e) {
            broken.accept(e);
        }
    }

    private static Map<String, Object> consumer(Map<String, Object> client) {
        Map<String, Object> config = new HashMap<>(client);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLL_MAX);
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return config;
    }

    @Override
    public void close() {
        follower.stop();
        try {
            thread.join(STOP_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        writer.close();
    }
}
