package io.authflow.e2e.outage;

import io.authflow.e2e.wire.Arrivals;
import io.authflow.e2e.wire.Requests;
import io.authflow.e2e.wire.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Logs users in at a steady rate, and measures the time from each request to its {@code auth.logged-in.v1}. */
final class LiveLogins implements AutoCloseable {
    private static final Duration INTERVAL = Duration.ofMillis(100);
    /** So long that their logouts are of another day. */
    private static final int SESSION_SECONDS = 86_400;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Map<String, Long> asked = new ConcurrentHashMap<>();
    private final Requests requests;
    private final Arrivals answers;
    private final List<String> users;
    private final String password;
    private long turn;
    private @Nullable Future<?> asking;

    LiveLogins(String bootstrapServers, List<String> users, String password) {
        this.requests = new Requests(bootstrapServers);
        this.answers = new Arrivals(bootstrapServers, Topics.LOGGED_IN);
        this.users = List.copyOf(users);
        this.password = password;
    }

    void start() {
        long begin = System.nanoTime();
        asking = clock.scheduleAtFixedRate(() -> ask(begin), 0, INTERVAL.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** No more requests; fails if they ended by themselves. */
    void stop() {
        if (asking == null || asking.isDone()) {
            throw new IllegalStateException("A request of the live logins could not be published.");
        }
        clock.shutdown();
    }

    boolean allAnswered() {
        return clock.isTerminated() && answers.at().keySet().containsAll(asked.keySet());
    }

    /** Of those who asked in that time of {@link System#nanoTime()}. */
    Latencies between(long from, long to) {
        Map<String, Long> at = answers.at();
        return Latencies.of(asked.entrySet().stream()
                .filter(login -> from <= login.getValue() && login.getValue() < to)
                .map(login -> Duration.ofNanos(at.get(login.getKey()) - login.getValue()))
                .toList());
    }

    @Override
    public void close() {
        clock.shutdownNow();
        try (requests) {
            answers.close();
        }
    }

    /** Counts from when its turn was: a request that is held up has waited already. */
    private void ask(long begin) {
        long due = begin + turn * INTERVAL.toNanos();
        String user = users.get((int) (turn++ % users.size()));
        asked.put(requests.publish(user, password, SESSION_SECONDS), due);
    }
}
