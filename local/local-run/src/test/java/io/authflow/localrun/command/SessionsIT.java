package io.authflow.localrun.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.authflow.cli.testing.CommandRun;
import io.authflow.localrun.FlowService;
import io.authflow.localrun.LocalRun;
import io.authflow.localrun.LocalRunSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks {@code pending}, {@code end} and {@code extend} on open sessions. */
class SessionsIT {
    private static final Pattern ID = Pattern.compile("\"requestId\":\"([0-9a-f-]{36})\"");
    private static final Pattern DUE_AT = Pattern.compile("\"dueAt\":\"([^\"]+)\"");
    private static final Duration SESSION = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String USER = "canary@example.com";
    private static final String PASSWORD = "canary-password-42";

    @TempDir
    private static Path data;

    private static LocalRun run;

    @BeforeAll
    static void start() {
        run = LocalRun.start(LocalRunSettings.in(data).withPartitions(2));
    }

    @AfterAll
    static void stop() {
        run.close();
    }

    @Test
    void listsWhatIsPendingThoughNobodyOwnsIt() {
        String id = openSession();
        run.stop(FlowService.LOGOUT);

        CommandRun pending = command("pending");

        run.start(FlowService.LOGOUT);
        assertThat(pending.exitCode()).as(pending.all()).isZero();
        assertThat(pending.out()).contains(id).doesNotContain("canary");
        assertThat(pending.out().lines()).last().asString().endsWith("pending");
    }

    @Test
    void endsAnOpenSessionAtOnce() {
        String id = openSession();

        CommandRun ended = change("end", id);

        CommandRun shown = command("show", id, "--follow");
        assertThat(ended.exitCode()).as(ended.all()).isZero();
        assertThat(ended.out()).contains("The session of " + id + " ends now");
        assertThat(shown.exitCode()).as(shown.all()).isZero();
        assertThat(shown.out())
                .containsSubsequence("change requested: end", "change answered: ended", "=> logged out")
                .doesNotContain("canary");
    }

    @Test
    void saysThatASessionHadEndedBefore() {
        String id = openSession();
        change("end", id);

        CommandRun again = change("end", id);

        assertThat(again.exitCode()).as(again.all()).isEqualTo(6);
        assertThat(again.err()).contains("Nothing was changed, because the session of " + id + " had ended before");
    }

    @Test
    void extendsAnOpenSession() {
        String id = openSession();
        Instant due = dueAt(command("pending", "--json"), id);

        CommandRun extended = change("extend", id, "60s", "--json");

        assertThat(extended.exitCode()).as(extended.all()).isZero();
        assertThat(extended.out()).contains("\"outcome\":\"extended\"");
        assertThat(dueAt(extended, id)).isEqualTo(due.plusSeconds(60));
        awaitDue(id, due.plusSeconds(60));
    }

    @Test
    void extendsNoSessionBeyondADay() {
        String id = openSession();
        Instant opened = dueAt(command("pending", "--json"), id).minus(SESSION);

        CommandRun extended = change("extend", id, "24h", "--json");

        assertThat(dueAt(extended, id)).isEqualTo(opened.plus(Duration.ofDays(1)));
    }

    @Test
    void saysThatNoSuchSessionIsKnown() {
        CommandRun ended = change("end", "no-such-request", "--json");

        assertThat(ended.exitCode()).as(ended.all()).isEqualTo(5);
        assertThat(ended.out()).contains("\"outcome\":\"unknown\"").doesNotContain("dueAt");
    }

    @Test
    void saysThatNoSessionIsOpenYet() {
        run.stop(FlowService.CHECK);
        String id = publish();

        CommandRun ended = change("end", id);

        run.start(FlowService.CHECK);
        assertThat(ended.exitCode()).as(ended.all()).isEqualTo(7);
        assertThat(ended.err()).contains(id + " has opened no session up to now");
    }

    @Test
    void saysThatNobodyAnswersAndTheChangeIsDecidedLater() {
        String id = openSession();
        run.stop(FlowService.LOGOUT);

        CommandRun ended = command("end", id, "--wait", "1s");

        run.start(FlowService.LOGOUT);
        CommandRun shown = command("show", id, "--follow");
        assertThat(ended.exitCode()).as(ended.all()).isEqualTo(4);
        assertThat(ended.err()).contains("No answer came within 1 s");
        assertThat(shown.exitCode()).as(shown.all()).isZero();
    }

    private static String openSession() {
        String id = publish();
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(command("pending", "--json").out()).contains(id));
        return id;
    }

    private static String publish() {
        String[] publish = {"publish", "--user", USER, "--password-stdin", "--session", "1h", "--json", "--plain"};
        CommandRun published = CommandRun.withInput(PASSWORD + "\n", atBroker(publish));
        Matcher id = ID.matcher(published.out());
        assertThat(id.find()).as(published.all()).isTrue();
        return id.group(1);
    }

    private static void awaitDue(String id, Instant due) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(dueAt(command("pending", "--json"), id)).isEqualTo(due));
    }

    private static CommandRun change(String... args) {
        String[] patient = Arrays.copyOf(args, args.length + 2);
        patient[args.length] = "--wait";
        patient[args.length + 1] = "2m";
        return command(patient);
    }

    /** Of the line that names the request. */
    private static Instant dueAt(CommandRun printed, String id) {
        return printed.out()
                .lines()
                .filter(line -> line.contains(id))
                .map(DUE_AT::matcher)
                .filter(Matcher::find)
                .map(due -> Instant.parse(due.group(1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no dueAt in " + printed.all()));
    }

    private static CommandRun command(String... args) {
        return CommandRun.of(atBroker(args));
    }

    private static String[] atBroker(String... args) {
        String[] all = Arrays.copyOf(args, args.length + 2);
        all[args.length] = "--bootstrap-server";
        all[args.length + 1] = run.bootstrapServers();
        return all;
    }
}
