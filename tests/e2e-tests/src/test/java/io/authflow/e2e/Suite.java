package io.authflow.e2e;

import static org.awaitility.Awaitility.await;

import io.authflow.e2e.environment.AuthflowUnderTest;
import io.authflow.e2e.environment.TestPool;
import io.authflow.e2e.sealed.SealedRequests;
import io.authflow.e2e.wire.Flow;
import io.authflow.e2e.wire.Groups;
import io.authflow.e2e.wire.RawRecord;
import io.authflow.e2e.wire.RawTopics;
import io.authflow.e2e.wire.Requests;
import io.authflow.e2e.wire.Topics;
import io.authflow.messaging.testing.environment.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;

/** Shared state of the suite's classes: one environment, and plain Kafka clients for its topics. */
final class Suite implements AutoCloseable {
    /** Far above what anything takes: a machine may be busy. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Reading waits by itself until there is something. */
    private static final Duration POLL = Duration.ofMillis(10);

    private final AuthflowUnderTest authflow;
    private final RawTopics topics;
    private final Requests requests;
    private final Groups groups;
    private final Queue<String> secrets = new ConcurrentLinkedQueue<>();

    private Suite(AuthflowUnderTest authflow) {
        this.authflow = authflow;
        this.topics = RawTopics.committed(authflow.bootstrapServers(), Topics.ALL);
        this.requests = new Requests(authflow.bootstrapServers());
        this.groups = new Groups(authflow.bootstrapServers());
    }

    static Suite start() {
        return on(AuthflowUnderTest.start(Environment.chosen(), newDirectory()));
    }

    static Suite on(AuthflowUnderTest authflow) {
        return new Suite(authflow);
    }

    /** An empty directory, which stays for whoever wants to look into it. */
    static Path newDirectory() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "suite-")
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The suite found no place for its data. It needs target to be writable.", e);
        }
    }

    AuthflowUnderTest authflow() {
        return authflow;
    }

    TestPool pool() {
        return authflow.pool();
    }

    Requests requests() {
        return requests;
    }

    SealedRequests sealedRequests() {
        return new SealedRequests(requests, authflow.publicKeys());
    }

    Groups groups() {
        return groups;
    }

    /** A user name that nobody else uses. */
    String newUser() {
        return "user-" + UUID.randomUUID() + "@example.com";
    }

    /** A password that the pool takes, and that must be found nowhere. */
    String newPassword() {
        return remember("canary1+%/&" + UUID.randomUUID());
    }

    /** One more that must be found nowhere. */
    String remember(String password) {
        secrets.add(password);
        return password;
    }

    List<String> passwords() {
        return List.copyOf(secrets);
    }

    List<RawRecord> records() {
        return topics.read();
    }

    /** With all that is committed by now: what it lacks was not published. */
    Flow flow(String requestId) {
        return Flow.of(requestId, topics.readToEnd());
    }

    Flow awaitEnd(String requestId) {
        return awaitUntil(requestId, Flow::hasEnded);
    }

    Flow awaitUntil(String requestId, Predicate<Flow> condition) {
        Flow known = Flow.of(requestId, topics.known());
        if (condition.test(known)) {
            return known;
        }
        return await("flow " + requestId)
                .atMost(PATIENCE)
                .pollInterval(POLL)
                .until(() -> Flow.of(requestId, topics.read()), condition);
    }

    RawRecord awaitRecord(Predicate<RawRecord> condition) {
        Optional<RawRecord> known = topics.known().stream().filter(condition).findFirst();
        if (known.isPresent()) {
            return known.get();
        }
        return await("record")
                .atMost(PATIENCE)
                .pollInterval(POLL)
                .until(() -> topics.read().stream().filter(condition).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    @Override
    public void close() {
        try (authflow;
                topics;
                requests) {
            groups.close();
        }
    }
}
