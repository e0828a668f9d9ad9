package io.authflow.cli.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.cli.testing.CommandRun;
import io.authflow.cli.testing.SecuredBroker;
import io.authflow.contracts.topic.TopicCatalogue;
import io.authflow.provisioning.Principal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tries every cell of the table of rights at a broker with Kafka's own authorizer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AclsCommandIT {
    /**
     * The rights as they are meant to be, written by hand. Read, Write, Describe; nobody has Create, Alter (of configuration or
     * partitions) or Delete (of topics or records), which are tried too.
     */
    private static final String TABLE = """
            topic                                                       check signup login logout publisher requester session-changer operator
            auth.requested.v1                                           RD    -      -     -      WD        -         -               RWD
            auth.user-found.v1                                          WD    WD     RD    -      -         -         -               -
            auth.user-not-found.v1                                      WD    RD     -     -      -         -         -               -
            auth.signed-up.v1                                           -     WD     -     RD     -         -         -               RWD
            auth.logged-in.v1                                           -     -      WD    RD     -         RD        -               RWD
            auth.session-change-requested.v1                            -     -      -     RD     -         -         WD              -
            auth.session-changed.v1                                     -     -      -     WD     -         RD        RD              -
            auth.logout-due.v1                                          -     -      WD    RWD    -         -         -               RWD
            auth.logged-out.v1                                          -     -      -     WD     -         RD        -               -
            auth.failed.v1                                              WD    WD     WD    WD     -         RD        -               -
            auth.dead-letter.check-service.v1                           WD    -      -     -      -         -         -               RD
            auth.dead-letter.signup-service.v1                          -     WD     -     -      -         -         -               RD
            auth.dead-letter.login-service.v1                           -     -      WD    -      -         -         -               RD
            auth.dead-letter.logout-service.v1                          -     -      -     WD     -         -         -               RD
            authflow.check-service.journal                              RWD   -      -     -     -         -         -               -
            authflow.signup-service.journal                             -     RWD    -     -     -         -         -               -
            authflow.login-service.journal                              -     -      RWD   -     -         -         -               -
            authflow.logout-service.journal                             -     -      -     RWD   -         -         -               -
            authflow.check-service.request-ids                          RWD   -      -     -     -         -         -               -
            authflow.logout-service.scheduler-strays                    -     -      -     RWD    -         -         -               -
            authflow.logout-service.scheduler-timers-by-due-changelog   -     -      -     RWD    -         -         -               -
            authflow.logout-service.scheduler-timers-by-id-changelog    -     -      -     RWD    -         -         -               -
            authflow.logout-service.scheduler-fired-timers-changelog    -     -      -     RWD    -         -         -               -
            authflow.logout-service.scheduler-timer-marks-changelog     -     -      -     RWD    -         -         -               -
            """;

    private static final String PREFIX = "it-";
    private static final List<String> SERVICES =
            List.of("check-service", "signup-service", "login-service", "logout-service");

    @TempDir
    private static Path directory;

    private SecuredBroker broker;

    @BeforeAll
    void start() {
        broker = SecuredBroker.start(directory, PREFIX, 1);
        CommandRun given = acls("--apply");
        assertThat(given.exitCode()).as(given.all()).isZero();
        assertThat(given.err()).isEmpty();
        PrincipalAttempts.writeOneRecordEach(broker.client("broker"), topics());
    }

    @AfterAll
    void stop() {
        broker.close();
    }

    @ParameterizedTest
    @EnumSource
    void principalMayDoWhatTheTableSaysAndNothingElse(Principal principal) {
        Map<String, String> tried;
        try (PrincipalAttempts attempts = attempts(principal)) {
            tried = attempts.onTopics(topics());
        }

        assertThat(tried).isEqualTo(column(principal));
    }

    @ParameterizedTest
    @EnumSource
    void principalHasItsOwnGroupsOnly(Principal principal) {
        List<String> groups = Stream.concat(
                        SERVICES.stream().map(service -> "authflow." + service),
                        Stream.of("authflow.logout-service.scheduler"))
                .toList();

        List<String> usable;
        try (PrincipalAttempts attempts = attempts(principal)) {
            usable = groups.stream().filter(attempts::mayUseGroup).toList();
        }

        assertThat(usable)
                .isEqualTo(groups.stream()
                        .filter(group -> group.startsWith("authflow." + principal.principalName()))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void principalHasItsOwnTransactionsOnly(Principal principal) {
        List<String> ids = Stream.concat(
                        SERVICES.stream().map(service -> "authflow." + service + ".instance-1.0"),
                        Stream.of("authflow.logout-service.scheduler-4711-1"))
                .toList();

        List<String> usable;
        try (PrincipalAttempts attempts = attempts(principal)) {
            usable = ids.stream().filter(attempts::mayUseTransactionalId).toList();
        }

        assertThat(usable)
                .isEqualTo(ids.stream()
                        .filter(id -> id.startsWith("authflow." + principal.principalName() + "."))
                        .toList());
    }

    @Test
    void theTableHasEveryTopicOfTheCatalogue() {
        assertThat(topics())
                .containsExactlyInAnyOrderElementsOf(TopicCatalogue.of(1, false).topics().stream()
                        .map(topic -> topic.name())
                        .toList());
    }

    @Test
    void warnsOfRightsBeyondTheCatalogue() {
        PrincipalAttempts.grant(broker.client("broker"), "User:" + PREFIX + "stranger", "auth.user-found.v1");
        PrincipalAttempts.grant(broker.client("broker"), "User:" + PREFIX + "publisher", "authflow.unrelated");

        CommandRun again = acls("--apply");

        assertThat(again.exitCode()).as(again.all()).isZero();
        assertThat(again.err().lines())
                .singleElement()
                .asString()
                .startsWith("authflow: User:it-publisher has ALLOW READ on TOPIC authflow.unrelated (LITERAL), which");
    }

    @Test
    void saysThatThisPrincipalMayNotReadDeadLetters() {
        CommandRun listed = CommandRun.of(
                "dead-letters",
                "list",
                "--bootstrap-server",
                broker.bootstrapServers(),
                "--command-config",
                broker.commandConfig(PREFIX + "publisher").toString());

        assertThat(listed.exitCode()).isEqualTo(1);
        assertThat(listed.err())
                .startsWith("authflow: The broker at " + broker.bootstrapServers() + " refuses this client")
                .contains("It takes the rights of the operator");
    }

    private CommandRun acls(String option) {
        return CommandRun.of(
                "acls",
                option,
                "--principal-prefix",
                "User:" + PREFIX,
                "--bootstrap-server",
                broker.bootstrapServers(),
                "--command-config",
                broker.commandConfig().toString());
    }

    private PrincipalAttempts attempts(Principal principal) {
        return new PrincipalAttempts(broker.client(PREFIX + principal.principalName()));
    }

    private static List<String> topics() {
        return rows().map(row -> row[0]).toList();
    }

    private static Map<String, String> column(Principal principal) {
        String header = principal.principalName().replace("-service", "");
        int index =
                Arrays.asList(cells(TABLE.lines().findFirst().orElseThrow())).indexOf(header);
        return rows().collect(Collectors.toMap(row -> row[0], row -> row[index]));
    }

    private static Stream<String[]> rows() {
        return TABLE.lines().skip(1).map(AclsCommandIT::cells);
    }

    private static String[] cells(String line) {
        return line.trim().split(" +");
    }
}
