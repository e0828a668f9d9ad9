package io.authflow.e2e.observability;

import static org.awaitility.Awaitility.await;

import io.authflow.e2e.environment.LocalAuthflow;
import io.authflow.e2e.wire.RawTopics;
import io.authflow.e2e.wire.Requests;
import io.authflow.e2e.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Publishes requests for every branch. Half of them come from clients that trace. */
final class ObservedFlows implements AutoCloseable {
    static final String PASSWORD = "canary-observed-1A!";

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Requests requests;
    private final RawTopics ends;
    private final List<Asked> asked = new ArrayList<>();

    ObservedFlows(LocalAuthflow authflow) {
        this.requests = new Requests(authflow.bootstrapServers());
        this.ends = RawTopics.committed(authflow.bootstrapServers(), List.of(Topics.LOGGED_OUT, Topics.FAILED));
    }

    /** A request, what its hops are to be, and the {@code traceparent} that it came with. */
    record Asked(
            String requestId,
            String username,
            List<String> hops,
            @Nullable String client) {}

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** Half of these flows are of new users, half of the same users again; a tenth of users come with a wrong password after. */
    void run(int flows) {
        List<String> users = IntStream.range(0, flows / 2)
                .mapToObj(n -> "observed-" + n + "-" + UUID.randomUUID() + "@example.com")
                .toList();
        users.forEach(user -> publish(user, PASSWORD, FlowTrace.SIGN_UP));
        awaitEnds();
        users.forEach(user -> publish(user, PASSWORD, FlowTrace.LOG_IN));
        users.stream().limit(flows / 20).forEach(user -> publish(user, "wrong-" + PASSWORD, FlowTrace.REFUSED_LOG_IN));
        awaitEnds();
    }

    String publish(String user, String password, List<String> hops) {
        String requestId = UUID.randomUUID().toString();
        String client = asked.size() % 2 == 0 ? null : newTraceparent();
        byte[] value = """
                {"requestId": "%s", "username": "%s", "password": "%s", "sessionSeconds": 1}""".formatted(requestId, user, password).getBytes(StandardCharsets.UTF_8);
        requests.publish(requestId, value, client == null ? Map.of() : Map.of("traceparent", client));
        asked.add(new Asked(requestId, user, hops, client));
        return requestId;
    }

    Requests requests() {
        return requests;
    }

    /** Until every request has its end. */
    void awaitEnds() {
        await("the ends of " + asked.size() + " flows").atMost(PATIENCE).until(() -> ended().containsAll(ids()));
    }

    @Override
    public void close() {
        try (requests) {
            ends.close();
        }
    }

    private Set<String> ids() {
        Set<String> ids = new HashSet<>();
        asked.forEach(request -> ids.add(request.requestId()));
        return ids;
    }

    private Set<String> ended() {
        Set<String> ids = new HashSet<>();
        ends.read().forEach(end -> end.header("ce_correlationid").ifPresent(ids::add));
        return ids;
    }

    private static String newTraceparent() {
        byte[] id = new byte[24];
        ThreadLocalRandom.current().nextBytes(id);
        HexFormat hex = HexFormat.of();
        return "00-" + hex.formatHex(id, 0, 16) + "-" + hex.formatHex(id, 16, 24) + "-01";
    }
}
