package io.authflow.e2e.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.event.AuthRequested;
import io.authflow.e2e.environment.PoolUsers;
import io.authflow.e2e.wire.Requests;
import io.authflow.e2e.wire.Topics;
import io.authflow.localrun.LocalRun;
import io.authflow.localrun.LocalRunSettings;
import io.authflow.sealing.SealingException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rotates the keys of every audience twice while sealed requests come in. Checks that no flow fails, and that a
 * destroyed key opens nothing.
 */
class RotationIT {
    private static final Logger log = LoggerFactory.getLogger(RotationIT.class);

    private static final int PER_SECOND = 50;
    private static final int SECONDS = 10;
    private static final int SECONDS_OF_LONG = 300;
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration ACTIVE_AFTER = Duration.ofSeconds(1);
    private static final Duration KEEP = Duration.ofHours(30);
    private static final String USER = "known-0@example.com";
    private static final String PASSWORD = "canary-password-42";
    /** More than are asked before every service has looked at its keys again. */
    private static final int OLD = 30;

    private static final List<String> KNOWN =
            IntStream.range(0, 25).mapToObj(n -> "known-" + n + "@example.com").toList();

    @TempDir
    private static Path directory;

    private static LocalRun run;
    private static KeyDirectory keys;
    private static Requests requests;
    private static Answers answers;

    private SealingClient client;

    @BeforeAll
    static void start() {
        run = LocalRun.start(LocalRunSettings.in(directory)
                .withProperty("authflow.check.plain-intake", "false")
                // so that tokens are sealed to logout-service too
                .withProperty("authflow.logout.by", "refresh-token")
                .withProperty("authflow.sealing.reload", "500ms"));
        keys = new KeyDirectory(directory.resolve("keys"));
        requests = new Requests(run.bootstrapServers());
        answers = new Answers(run.bootstrapServers());
        new PoolUsers(run.cognitoAccess()).confirmed(KNOWN, PASSWORD);
    }

    @AfterAll
    static void stop() {
        answers.close();
        requests.close();
        run.close();
    }

    @BeforeEach
    void fetchKeys() {
        client = new SealingClient(run.keySet().orElseThrow());
    }

    @Test
    void noFlowFails() {
        noFlowFails(SECONDS);
    }

    @Test
    @Tag("long")
    void noFlowFailsForLong() {
        noFlowFails(SECONDS_OF_LONG);
    }

    private void noFlowFails(int seconds) {
        int all = seconds * PER_SECOND;
        AuthRequested old = client.request(USER, PASSWORD, 1);
        try (SealedLoad load = new SealedLoad(client, requests, KNOWN, PASSWORD)) {
            load.start(PER_SECOND);
            awaitUse(load, 1, all / 3);
            keys.rotate(ACTIVE_AFTER, KEEP);
            awaitUse(load, 2, 2 * all / 3);
            keys.rotate(ACTIVE_AFTER, KEEP);
            awaitUse(load, 3, all);
            load.stop();

            Set<String> published = load.published();
            await("all ended").atMost(PATIENCE).until(() -> answers.ended().containsAll(published));
            Map<String, String> failed = answers.failed();
            failed.keySet().retainAll(published);
            log.atInfo()
                    .addKeyValue("flows", published.size())
                    .addKeyValue("perSecond", PER_SECOND)
                    .addKeyValue("failed", failed.size())
                    .addKeyValue("keysOfRequests", client.used())
                    .addKeyValue("keysOfLogoutTokens", answers.keysOfLogoutTokens(published))
                    .log("Rotated the keys under load");
            assertThat(failed).isEmpty();
            assertThat(client.used()).hasSize(3 * 2);
            assertThat(answers.keysOfLogoutTokens(published)).hasSize(3);
        }
        assertThat(keys.open(old)).isEqualTo(PASSWORD);
    }

    @Test
    void destroyedKeysOpenNothingAnyMore() {
        Deque<AuthRequested> old = new ArrayDeque<>();
        for (int n = 0; n < OLD; n++) {
            old.add(client.request(USER, PASSWORD, 1));
        }
        AuthRequested first = old.pop();
        assertThat(keys.open(first)).isEqualTo(PASSWORD);

        keys.rotate(Duration.ZERO, Duration.ZERO);

        assertThatExceptionOfType(SealingException.class)
                .isThrownBy(() -> keys.open(first))
                .satisfies(e -> assertThat(e.code()).isEqualTo(FailureCode.CANNOT_OPEN));
        await("the services have destroyed it too")
                .atMost(PATIENCE)
                .until(() -> failure(old.pop()), "CANNOT_OPEN"::equals);
        assertThat(failure(old.pop())).isEqualTo("CANNOT_OPEN");
    }

    private String failure(AuthRequested request) {
        String id = SealedLoad.publish(request, requests);
        await("flow " + id).atMost(PATIENCE).until(() -> answers.ended().contains(id));
        return answers.failed().getOrDefault(id, Topics.LOGGED_OUT);
    }

    /** Keys become active by the clock and not by a number of requests, so there is load on them for another second. */
    private void awaitUse(SealedLoad load, int generation, int number) {
        await("keys " + generation + " of requests")
                .atMost(PATIENCE)
                .until(() -> client.used().size() >= generation * 2);
        await("key " + generation + " of logout tokens")
                .atMost(PATIENCE)
                .until(() -> answers.keysOfLogoutTokens(load.published()).size() >= generation);
        awaitPublished(load, Math.max(number, load.published().size() + PER_SECOND));
    }

    private static void awaitPublished(SealedLoad load, int number) {
        await(number + " published")
                .atMost(PATIENCE.multipliedBy(5))
                .until(() -> load.published().size() >= number);
    }
}
