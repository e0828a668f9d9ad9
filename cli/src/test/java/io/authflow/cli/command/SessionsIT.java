package io.authflow.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.authflow.cli.launcher.FlowService;
import io.authflow.cli.launcher.LocalRun;
import io.authflow.cli.launcher.LocalRunSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Open sessions: what is pending, and how it is changed. */
class SessionsIT {
    private static final Pattern ID = Pattern.compile("\"requestId\":\"([0-9a-f-]{36})\"");
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

    private static String openSession() {
        String[] publish = {"publish", "--user", USER, "--password-stdin", "--session", "1h", "--json"};
        CommandRun published = CommandRun.withInput(PASSWORD + "\n", atBroker(publish));
        Matcher id = ID.matcher(published.out());
        assertThat(id.find()).as(published.all()).isTrue();
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(command("pending", "--json").out()).contains(id.group(1)));
        return id.group(1);
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
