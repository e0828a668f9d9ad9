package io.authflow.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.authflow.e2e.wire.Flow;
import io.authflow.e2e.wire.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes requests at a steady rate, each for another user. Known users and new users take turns, while there are
 * known users left.
 */
final class SteadyRequests implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SteadyRequests.class);

    /** Far above what anything takes: a machine may be busy. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Duration POLL = Duration.ofMillis(500);
    private static final String QUESTION = "AdminGetUser";

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Queue<Asked> acknowledged = new ConcurrentLinkedQueue<>();
    private final Suite suite;
    private final String password;
    private final List<String> known;
    private final int sessionSeconds;
    private int turn;

    private SteadyRequests(Suite suite, int known, int sessionSeconds) {
        this.suite = suite;
        this.sessionSeconds = sessionSeconds;
        this.password = suite.newPassword();
        this.known = Stream.generate(suite::newUser).limit(known).toList();
        suite.pool().users().confirmed(this.known, password);
    }

    /** @param known how many users to sign up beforehand */
    static SteadyRequests start(Suite suite, int perSecond, int known, int sessionSeconds) {
        SteadyRequests requests = new SteadyRequests(suite, known, sessionSeconds);
        long interval = Duration.ofSeconds(1).toNanos() / perSecond;
        requests.clock.scheduleAtFixedRate(requests::publish, 0, interval, TimeUnit.NANOSECONDS);
        return requests;
    }

    /** Waits until the broker has so many more. */
    void awaitMore(int count) {
        int wanted = acknowledged.size() + count;
        await("requests").atMost(PATIENCE).until(() -> acknowledged.size() >= wanted);
    }

    /** How many of them run now: they have begun, and have not ended. */
    int running() {
        Set<String> ended = ended();
        return (int) acknowledged.stream()
                .filter(asked -> !ended.contains(asked.requestId()))
                .count();
    }

    /** No more requests from now on: the one that is under way is waited for. */
    void stop() {
        clock.shutdown();
        await("the last request").atMost(PATIENCE).until(clock::isTerminated);
    }

    /** Every request that a broker has acknowledged. */
    List<Asked> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /** Waits for their ends, and holds each flow to the events that it is to have, each once. */
    void assertAllEndedOnce() {
        List<Asked> all = acknowledged();
        await("the ends of " + all.size() + " flows")
                .atMost(PATIENCE)
                .pollInterval(POLL)
                .until(() ->
                        ended().containsAll(all.stream().map(Asked::requestId).toList()));
        Map<String, Flow> flows = Flow.allOf(suite.records());
        assertThat(all)
                .isNotEmpty()
                .allSatisfy(asked -> assertThat(flows.get(asked.requestId()).topics())
                        .containsExactlyInAnyOrderElementsOf(asked.topics()));
    }

    /**
     * Each step has called the pool once for each of them. The question whether a user exists may be asked again: a busy machine
     * does not answer within {@code attempt-timeout}.
     */
    void assertNoCallTwice() {
        assertThat(acknowledged())
                .isNotEmpty()
                .allSatisfy(asked -> assertThat(withoutRepeatedQuestions(asked.user()))
                        .containsExactlyInAnyOrderElementsOf(asked.operations()));
    }

    private List<String> withoutRepeatedQuestions(String user) {
        List<String> operations = new ArrayList<>(suite.pool().operationsOn(user));
        while (Collections.frequency(operations, QUESTION) > 1) {
            operations.remove(QUESTION);
        }
        return operations;
    }

    private Set<String> ended() {
        return suite.records().stream()
                .filter(one ->
                        one.topic().equals(Topics.LOGGED_OUT) || one.topic().equals(Topics.FAILED))
                .flatMap(end -> end.header("ce_correlationid").stream())
                .collect(Collectors.toSet());
    }

    private void publish() {
        boolean old = turn % 2 == 0 && turn / 2 < known.size();
        String user = old ? known.get(turn / 2) : suite.newUser();
        turn++;
        try {
            acknowledged.add(new Asked(suite.requests().publish(user, password, sessionSeconds), user, old));
        } catch (IllegalStateException e) {
            log.atInfo().log("No broker has taken a request");
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    /**
     * One of them.
     *
     * @param known whether the user was there before
     */
    record Asked(String requestId, String user, boolean known) {
        private List<String> topics() {
            return known
                    ? List.of(Topics.USER_FOUND, Topics.LOGGED_IN, Topics.LOGOUT_DUE, Topics.LOGGED_OUT)
                    : List.of(Topics.USER_NOT_FOUND, Topics.SIGNED_UP, Topics.LOGOUT_DUE, Topics.LOGGED_OUT);
        }

        private List<String> operations() {
            return known
                    ? List.of(QUESTION, "InitiateAuth", "AdminUserGlobalSignOut")
                    : List.of(QUESTION, "SignUp", "AdminConfirmSignUp", "AdminUserGlobalSignOut");
        }
    }
}
