package io.authflow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.e2e.canary.CommandLines;
import io.authflow.e2e.canary.Haystack;
import io.authflow.e2e.canary.HttpAnswers;
import io.authflow.e2e.canary.TraceLog;
import io.authflow.e2e.environment.LocalAuthflow;
import io.authflow.e2e.guarantee.NoSecretOnTheWire;
import io.authflow.e2e.wire.RawRecord;
import io.authflow.e2e.wire.RawTopics;
import io.authflow.localrun.FlowService;
import io.authflow.messaging.testing.environment.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs every kind of flow in each of the three ways to log out, and every kind of bad input. All loggers are at TRACE.
 */
final class CanaryRun {
    static final String SEALED = "sealed password";
    static final String TOKEN = "token";
    static final String IN_CLEAR = "password in clear";
    static final String KEY = "key";

    /** The file of all that was logged, which is large. */
    static final String LOG = "trace.log";

    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
    private static final Pattern PRIVATE = Pattern.compile("(?<=\"d\":\")[\\w-]+|^[A-Za-z0-9+/=]{44}$");

    private final Path directory;
    private final Path log;
    private final LocalAuthflow authflow;
    private final Suite suite;
    private final CanaryFlows sealed;
    private final CanaryFlows clear;
    private final Map<String, String> outputs = new LinkedHashMap<>();
    private final List<RawRecord> records = new ArrayList<>();
    private final List<String> ofCommand = new ArrayList<>();

    private CanaryRun(Path directory, Path log) {
        this.directory = directory;
        this.log = log;
        this.authflow = LocalAuthflow.start(
                Environment.IN_PROCESS,
                directory,
                Map.of("authflow.check.plain-intake", "false", "authflow.logout.by", "access-token"));
        this.suite = Suite.on(authflow);
        this.sealed = new CanaryFlows(suite, false);
        this.clear = new CanaryFlows(suite, true);
    }

    /** Takes as long as all of its flows do. */
    static CanaryRun toItsEnd(Path directory) throws IOException {
        Path log = directory.resolve(LOG);
        try (TraceLog everything = new TraceLog(log)) {
            CanaryRun run = new CanaryRun(directory, log);
            try (Suite closing = run.suite) {
                run.runAll();
            }
            return run;
        }
    }

    /** Of everything that the run has left behind. */
    Haystack search() throws IOException {
        List<String> inClear = new ArrayList<>(clear.passwords());
        inClear.addAll(suite.passwords());
        Haystack all = new Haystack(Map.of(
                SEALED, sealed.passwords(),
                TOKEN,
                        suite.pool().tokens().stream()
                                .map(NoSecretOnTheWire::end)
                                .toList(),
                IN_CLEAR, inClear,
                KEY, installation()));
        all.files(directory);
        all.records(records);
        outputs.forEach(all::text);
        all.process(ProcessHandle.current());
        return all;
    }

    /** What commands have printed, and services have answered. */
    Map<String, String> outputs() {
        return Map.copyOf(outputs);
    }

    /** Where a command was searched while it ran as a process of its own. */
    List<String> ofCommand() {
        return List.copyOf(ofCommand);
    }

    /** All records of all topics. */
    List<RawRecord> records() {
        return List.copyOf(records);
    }

    /** The tokens that Cognito gave out. */
    List<String> tokens() {
        return suite.pool().tokens();
    }

    /** The users of the flows, each by the name in the requests and by the immutable one. */
    List<String> names() {
        List<String> names = new ArrayList<>(sealed.usernames());
        names.addAll(clear.usernames());
        names.addAll(suite.pool().immutableNames());
        return names;
    }

    /** What the first group of the pattern was in lines of the log, which is too long to be read at once. */
    Set<String> logged(Pattern pattern) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.map(pattern::matcher)
                    .filter(Matcher::find)
                    .map(match -> match.group(1))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
    }

    private List<String> installation() throws IOException {
        List<String> secrets = new ArrayList<>(List.of(suite.pool().clientSecret()));
        try (Stream<Path> keys = Files.list(directory.resolve("services").resolve("keys"))) {
            for (Path file : keys.filter(one -> !one.endsWith("public.json")).toList()) {
                secrets.addAll(PRIVATE.matcher(Files.readString(file))
                        .results()
                        .map(MatchResult::group)
                        .toList());
            }
        }
        return secrets;
    }

    private void runAll() throws IOException {
        runSealed();
        runBadInput();
        authflow.restartServices(Map.of("authflow.logout.by", "refresh-token"));
        runSealed();
        authflow.restartServices(Map.of("authflow.check.plain-intake", "true", "authflow.logout.by", "username"));
        runClear();
        readAllTopics();
    }

    private void runSealed() throws IOException {
        sealed.publishBranches();
        sealed.publishWithReplyKey();
        sealed.awaitEnds();
        listen();
    }

    private void runBadInput() {
        sealed.publishAttacks();
        new CanaryBadInput(suite).publish();
        BadRequests bad = new BadRequests(suite);
        bad.assertRefused(
                bad.publish("{'requestId': 'ID', 'username': 'USER', 'password': 'SECRET'}"),
                "PLAINTEXT_SECRET",
                "password");
        sealed.awaitEnds();
    }

    private void runClear() throws IOException {
        clear.publishBranches();
        new CanaryBadInput(suite).publish();
        clear.awaitEnds();
        runCommands();
        listen();
    }

    private void runCommands() throws IOException {
        CommandLines commands = new CommandLines(authflow.bootstrapServers(), directory);
        publish(commands);
        // of two sign-ups of one new user, either may come first
        String requestId = clear.requestIds().stream()
                .limit(2)
                .filter(id -> commands.run("show", id).contains("logged out"))
                .findFirst()
                .orElseThrow();
        List.of(
                        "show ID",
                        "show ID --json",
                        "show ID --follow",
                        "end ID",
                        "extend ID --by 60s",
                        "pending",
                        "dead-letters list",
                        "dead-letters list --json")
                .forEach(command -> outputs.put(
                        command, commands.run(command.replace("ID", requestId).split(" "))));
        assertThat(outputs.get("show ID")).contains("logged out");
        assertThat(outputs.get("dead-letters list")).contains("MALFORMED");
    }

    /** In a process of its own, which others can list. The file of the tokens is the requester's own. */
    private void publish(CommandLines commands) throws IOException {
        String user = sealed.confirmed();
        Path tokens = Suite.newDirectory().resolve("tokens.json");
        String keys = authflow.publicKeys().toString();
        String published = commands.runInAProcess(
                sealed.newest() + "\n",
                this::note,
                ("publish --password-stdin --session 1s --follow --user " + user + " --keys " + keys + " --tokens "
                                + tokens)
                        .split(" "));
        outputs.put("publish", published);
        assertThat(published).contains("logged out");
        assertThat(Files.readString(tokens).contains(tokens().get(tokens().size() - 1)))
                .isTrue();
    }

    private void note(ProcessHandle process) {
        Haystack seen = new Haystack(Map.of("password", sealed.passwords()));
        seen.process(process);
        ofCommand.addAll(seen.searched());
        assertThat(seen.hits("password")).isEmpty();
    }

    /** What the services that run now answer on their ports. */
    private void listen() throws IOException {
        List<Integer> ports = logged(PORT).stream().map(Integer::valueOf).toList();
        outputs.putAll(new HttpAnswers().of(ports.subList(ports.size() - FlowService.values().length, ports.size())));
    }

    private void readAllTopics() {
        try (RawTopics everything = RawTopics.everything(authflow.bootstrapServers())) {
            records.addAll(everything.readToEnd());
        }
    }
}
