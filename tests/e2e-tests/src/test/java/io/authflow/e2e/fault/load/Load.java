package io.authflow.e2e.fault.load;

import static org.awaitility.Awaitility.await;

import io.authflow.e2e.environment.PoolUsers;
import io.authflow.e2e.wire.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.core.ConditionTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes requests at a steady rate: sign-ups, logins and wrong passwords, with sessions of 5 to 20 s. */
public final class Load implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Load.class);

    public static final int PER_SECOND = Integer.getInteger("fault.rate", 20);

    /** So many that a user's flow is over, as a rule, before the user asks again. */
    private static final int KNOWN_USERS = 800;
    /** So many that none fails five times, which locks a user out. */
    private static final int FORGETFUL_USERS = 400;

    private static final int SHORTEST_SESSION = 5;
    private static final int LONGEST_SESSION = 20;
    /** Of ten requests. */
    private static final int SIGN_UPS = 4;

    private static final int WRONG_PASSWORDS = 1;
    private static final Duration LAST_REQUESTS = Duration.ofMinutes(2);
    private static final String PASSWORD = "right+Pass1";
    /** Longer than any fault: what the broker does not take now it takes later. */
    private static final String DELIVERY_MILLIS = "900000";

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Set<String> ids = ConcurrentHashMap.newKeySet();
    private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final List<String> known = users("known", KNOWN_USERS);
    private final List<String> forgetful = users("forgetful", FORGETFUL_USERS);
    private final KafkaProducer<String, String> producer;
    private final Random random;
    private volatile boolean paused;
    private int turn;

    public Load(String bootstrapServers, PoolUsers users, Random random) {
        this.random = random;
        users.confirmed(known, PASSWORD);
        users.confirmed(forgetful, PASSWORD);
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        DELIVERY_MILLIS,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        DELIVERY_MILLIS),
                new StringSerializer(),
                new StringSerializer());
    }

    public void start() {
        long interval = Duration.ofSeconds(1).toNanos() / PER_SECOND;
        clock.scheduleAtFixedRate(this::askNext, 0, interval, TimeUnit.NANOSECONDS);
    }

    /** No requests until {@link #goOn()}. */
    public void pause() {
        paused = true;
        producer.flush();
    }

    public void goOn() {
        paused = false;
    }

    /** Publishes so many requests at once. */
    public void burst(int count) {
        IntStream.range(0, count).forEach(any -> clock.execute(this::askNext));
    }

    /** No more requests; returns when the broker has taken all, or does not come back. */
    public void stop() {
        clock.shutdown();
        try {
            await("the last acknowledgement")
                    .atMost(LAST_REQUESTS)
                    .until(() -> clock.isTerminated() && acknowledged.size() == ids.size());
        } catch (ConditionTimeoutException e) {
            log.atWarn()
                    .addKeyValue("unacknowledged", ids.size() - acknowledged.size())
                    .log("The broker does not take all requests, and they are not waited for");
        }
    }

    /** Whether a request is one of these. */
    public boolean hasAsked(String requestId) {
        return ids.contains(requestId);
    }

    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** The ids of the requests that the broker has acknowledged. */
    public Set<String> acknowledged() {
        return Set.copyOf(acknowledged);
    }

    private void askNext() {
        if (paused) {
            return;
        }
        int kind = turn % 10;
        if (kind < SIGN_UPS) {
            ask(Asker.NEW, "new-" + UUID.randomUUID() + "@example.com", PASSWORD);
        } else if (kind < SIGN_UPS + WRONG_PASSWORDS) {
            ask(Asker.WRONG_PASSWORD, forgetful.get(turn / 10 % forgetful.size()), "wrong+Pass1");
        } else {
            ask(Asker.KNOWN, known.get(turn % known.size()), PASSWORD);
        }
        turn++;
    }

    private void ask(Asker asker, String username, String password) {
        String requestId = UUID.randomUUID().toString();
        int seconds = SHORTEST_SESSION + random.nextInt(LONGEST_SESSION - SHORTEST_SESSION + 1);
        ids.add(requestId);
        asked.add(new Asked(requestId, username, asker));
        String value = """
                {"requestId": "%s", "username": "%s", "password": "%s", "sessionSeconds": %d}""".formatted(requestId, username, password, seconds);
        producer.send(new ProducerRecord<>(Topics.REQUESTED, requestId, value), (place, failure) -> {
            if (failure == null) {
                acknowledged.add(requestId);
            }
        });
    }

    private static List<String> users(String kind, int number) {
        String load = UUID.randomUUID().toString();
        return IntStream.range(0, number)
                .mapToObj(n -> kind + "-" + n + "-" + load + "@example.com")
                .toList();
    }

    /** Without waiting for what the broker has not taken. */
    @Override
    public void close() {
        clock.shutdownNow();
        producer.close(Duration.ZERO);
    }
}
