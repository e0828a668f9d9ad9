package io.authflow.e2e.rotation;

import io.authflow.contracts.event.AuthRequested;
import io.authflow.contracts.event.EventJson;
import io.authflow.e2e.wire.Requests;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Publishes sealed requests at a steady rate. Known users and new users take turns. */
final class SealedLoad implements AutoCloseable {
    private static final int SESSION_SECONDS = 1;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Set<String> published = ConcurrentHashMap.newKeySet();
    private final SealingClient client;
    private final Requests requests;
    private final List<String> known;
    private final String password;
    private int turn;
    private @Nullable Future<?> publishing;
    private volatile @Nullable RuntimeException failure;

    SealedLoad(SealingClient client, Requests requests, List<String> known, String password) {
        this.client = client;
        this.requests = requests;
        this.known = List.copyOf(known);
        this.password = password;
    }

    void start(int perSecond) {
        long interval = Duration.ofSeconds(1).toNanos() / perSecond;
        publishing = clock.scheduleAtFixedRate(this::publish, 0, interval, TimeUnit.NANOSECONDS);
    }

    /** No more requests; fails if they ended by themselves. */
    void stop() {
        requireRunning();
        Objects.requireNonNull(publishing).cancel(false);
    }

    /** @throws IllegalStateException if the requests ended by themselves, with what ended them */
    Set<String> published() {
        requireRunning();
        return Set.copyOf(published);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private void requireRunning() {
        Throwable why = failure;
        if (why != null) {
            throw new IllegalStateException("A sealed request could not be published.", why);
        }
    }

    private void publish() {
        try {
            publishNext();
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        }
    }

    private void publishNext() {
        String user = turn % 2 == 0 ? known.get(turn / 2 % known.size()) : "new-" + turn + "@example.com";
        AuthRequested request = client.request(user, password, SESSION_SECONDS);
        published.add(publish(request, requests));
        turn++;
    }

    /** Publishes one request, and returns its id. */
    static String publish(AuthRequested request, Requests requests) {
        String id = request.requestId().value();
        requests.publish(id, EventJson.writeRequest(request), Map.of());
        return id;
    }
}
