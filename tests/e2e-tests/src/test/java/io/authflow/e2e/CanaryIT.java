package io.authflow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.e2e.canary.Haystack;
import io.authflow.e2e.wire.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs every kind of flow in each of the three ways to log out, and every kind of bad input. All loggers are at TRACE.
 * Then checks that no password and no token appears anywhere. The only exceptions are requests that a client wrote in
 * clear.
 */
@TestInstance(Lifecycle.PER_CLASS)
class CanaryIT {
    /** Where a client wrote in clear. */
    private static final Pattern REQUESTS = Pattern.compile("(^record |/)auth\\.requested\\.v1-\\d");

    /** Where the keys of the services and the pool's own client are kept. */
    private static final Pattern KEPT = Pattern.compile("/services/keys/|/pool/");

    private static final Pattern LOGGER = Pattern.compile("^\\S+ \\w+ +\\[[^]]*] (\\w+\\.\\w+)");
    private static final Set<String> OBSERVED = Set.of(
            Topics.LOGGED_OUT,
            Topics.FAILED,
            Topics.SESSION_CHANGED,
            "auth.dead-letter.check-service.v1",
            "auth.dead-letter.signup-service.v1",
            "auth.dead-letter.login-service.v1",
            "auth.dead-letter.logout-service.v1");

    private final Path directory = Suite.newDirectory();
    private CanaryRun run;
    private Haystack haystack;

    @BeforeAll
    void runsEverything() throws IOException {
        run = CanaryRun.toItsEnd(directory);
        haystack = run.search();
    }

    /** Hundreds of megabytes. */
    @AfterAll
    void deletesTheLog() throws IOException {
        Files.deleteIfExists(directory.resolve(CanaryRun.LOG));
    }

    @ParameterizedTest
    @ValueSource(strings = {CanaryRun.SEALED, CanaryRun.TOKEN})
    void isNowhere(String kind) {
        assertThat(haystack.hits(kind)).isEmpty();
    }

    /** It does stand there, which shows that it would be found elsewhere too. */
    @Test
    void aPasswordInClearIsNowhereButInTheRequestThatTheClientWrote() {
        assertThat(haystack.hits(CanaryRun.IN_CLEAR))
                .allMatch(hit -> REQUESTS.matcher(hit).find())
                .anyMatch(hit -> hit.startsWith("file "))
                .anyMatch(hit -> hit.startsWith("record "));
    }

    @Test
    void noSecretOfTheInstallationIsAnywhereButWhereItIsKept() {
        assertThat(haystack.hits(CanaryRun.KEY))
                .allMatch(hit -> KEPT.matcher(hit).find())
                .isNotEmpty();
    }

    @Test
    void whoeverSeesHowFlowsEndLearnsNoUserName() {
        Haystack ends = new Haystack(Map.of("user name", run.names()));

        ends.records(run.records().stream()
                .filter(one -> OBSERVED.contains(one.topic()))
                .toList());
        run.outputs().forEach(ends::text);

        assertThat(ends.searched()).hasSizeGreaterThan(100);
        assertThat(ends.hits("user name")).isEmpty();
    }

    /** A search of nothing finds nothing. */
    @Test
    void everyPlaceWasReallySearched() throws IOException {
        assertThat(run.logged(LOGGER))
                .contains("io.authflow", "software.amazon", "org.apache", "org.springframework", "kafka.server");
        assertThat(haystack.searched())
                .anyMatch(place -> place.endsWith(CanaryRun.LOG))
                .anyMatch(place -> place.contains("/auth.logged-in.v1-0/") && place.endsWith(".log"))
                .anyMatch(place -> place.contains("/authflow.check-service.journal-0/"))
                .anyMatch(place -> place.contains("/__transaction_state-"))
                .anyMatch(place -> place.contains("/scheduler-0/"))
                .anyMatch(place -> place.endsWith("/actuator/prometheus"));
        assertThat(run.outputs().values()).anyMatch(text -> text.contains("jvm_memory_used_bytes"));
        assertThat(run.tokens().size()).isGreaterThan(20);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void processesWereReallySearched() {
        assertThat(haystack.searched())
                .anyMatch(place -> place.startsWith("process cmdline"))
                .anyMatch(place -> place.startsWith("process environ"));
        assertThat(run.ofCommand())
                .hasSize(2)
                .anyMatch(place -> place.startsWith("process cmdline"))
                .anyMatch(place -> place.startsWith("process environ"));
    }
}
