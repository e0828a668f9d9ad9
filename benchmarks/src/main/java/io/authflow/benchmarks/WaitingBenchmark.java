package io.authflow.benchmarks;

import io.authflow.cli.launcher.CognitoAccess;
import io.authflow.cli.launcher.LocalRun;
import io.authflow.cli.launcher.LocalRunSettings;
import io.authflow.cognito.CallLimits;
import io.authflow.cognito.CognitoClients;
import io.authflow.cognito.CognitoSettings;
import io.authflow.contracts.sealing.JweSealer;
import io.authflow.contracts.sealing.SealingKeys;
import io.authflow.localcognito.LocalCognitoSettings;
import io.authflow.localcognito.faults.Fault;
import io.authflow.localcognito.faults.Faults;
import io.authflow.localcognito.faults.Injection;
import io.authflow.localcognito.settings.TokenSigning;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/**
 * What records that wait cost the others: a steady load without any, with one call in a hundred that takes 500 ms, beside a user whose
 * sign-out always fails, and through an outage of Cognito, after which every flow has to end. Twelve partitions, six consumers a
 * service. Compare rows: absolute figures belong to the machine.
 *
 * <p>Arguments: requests per second (200), seconds of each load (30), seconds of the outage (60), requests per second through the
 * outage (100).
 */
public final class WaitingBenchmark {
    private static final int PARTITIONS = 12;
    private static final int SESSION_SECONDS = 2;
    private static final Duration CALL = Duration.ofMillis(20);
    private static final CallLimits LIMITS = new CallLimits(Duration.ofSeconds(2), Duration.ofSeconds(10), 64);
    private static final String PASSWORD = "testpassword123";

    private final Faults faults;
    private final CognitoIdentityProviderClient client;
    private final CognitoSettings settings;
    private final Users users;
    private final FlowLoad load;

    private WaitingBenchmark(
            Faults faults, CognitoIdentityProviderClient client, CognitoSettings settings, Users users, FlowLoad load) {
        this.faults = faults;
        this.client = client;
        this.settings = settings;
        this.users = users;
        this.load = load;
    }

    public static void main(String[] args) throws Exception {
        int perSecond = argument(args, 0, 200);
        int flows = perSecond * argument(args, 1, 30);
        Path data = Files.createTempDirectory("authflow-waiting");
        try (io.authflow.localcognito.LocalRun pool =
                        io.authflow.localcognito.LocalRun.start(LocalCognitoSettings.inMemory()
                                .withAddress("127.0.0.1", 0)
                                .withTokenSigning(TokenSigning.HS256));
                LocalRun run = LocalRun.start(settings(data).withCognito(CognitoAccess.of(pool)))) {
            CognitoSettings settings = settings(run.cognitoAccess());
            try (CognitoIdentityProviderClient client = CognitoClients.create(settings)) {
                Users users = new Users(flows, PASSWORD);
                users.create(client, settings);
                PasswordForm form = PasswordForm.sealed(new JweSealer(
                        SealingKeys.load(data.resolve("keys/public.json").toString())));
                FlowLoad load =
                        new FlowLoad(run.bootstrapServers(), FlowTopics.ofAuthflow(), users, SESSION_SECONDS, form);
                pool.cognito().faults().inject(Fault.delay(CALL));
                WaitingBenchmark benchmark =
                        new WaitingBenchmark(pool.cognito().faults(), client, settings, users, load);
                benchmark.measure(flows, perSecond);
                benchmark.outage(argument(args, 2, 60), argument(args, 3, 100));
            }
        }
        System.exit(0);
    }

    private void measure(int flows, int perSecond) throws Exception {
        load.run(flows / 4, perSecond);
        Measured undisturbed = load.run(flows, perSecond);
        System.out.println(undisturbed.row("authflow", perSecond + "/s"));
        Measured slow;
        try (Injection tail = faults.inject(Fault.delay(Duration.ofMillis(500)).everyNth(100))) {
            slow = load.run(flows, perSecond);
        }
        compare("1 % at 500 ms", undisturbed, slow);
        Measured beside;
        try (Injection trouble = faults.inject(
                Fault.serverError(503).on("AdminUserGlobalSignOut").forUser(immutableName(users.name(0))))) {
            load.publish(0);
            TimeUnit.SECONDS.sleep(SESSION_SECONDS + 10L);
            beside = load.run(1, flows - 1, perSecond);
        }
        compare("beside a user", undisturbed, beside);
    }

    /** Requests come on through an outage in which every call answers 503, and for as long after it. */
    private void outage(int seconds, int perSecond) {
        Injection down = faults.inject(Fault.serverError(503));
        long begun = System.nanoTime();
        CompletableFuture<Void> recovery =
                CompletableFuture.runAsync(down::close, CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS));
        OutageTimes times = load.throughOutage(2 * seconds * perSecond, perSecond, begun + seconds * 1_000_000_000L);
        recovery.join();
        System.out.printf(
                "outage of %d s at %d/s: %d of %d flows ended, the first %d ms and the last %d ms after the recovery%n",
                seconds, perSecond, times.ended(), times.asked(), times.firstMillis(), times.lastMillis());
    }

    private static void compare(String name, Measured undisturbed, Measured measured) {
        System.out.println(measured.row("authflow", name));
        System.out.printf(
                "ratio      %-12s active p50 %.2f  p99 %.2f   max %+d ms%n",
                name,
                (double) measured.active().at(0.5) / undisturbed.active().at(0.5),
                (double) measured.active().at(0.99) / undisturbed.active().at(0.99),
                measured.active().at(1) - undisturbed.active().at(1));
    }

    /** By which logout-service signs out. */
    private String immutableName(String username) {
        return client
                .adminGetUser(
                        request -> request.userPoolId(settings.userPoolId()).username(username))
                .userAttributes()
                .stream()
                .filter(attribute -> "sub".equals(attribute.name()))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private static LocalRunSettings settings(Path data) {
        return LocalRunSettings.in(data)
                .withPorts(0, 0)
                .withPartitions(PARTITIONS)
                .withProperty("authflow.concurrency", "6")
                .withProperty("authflow.quota.enabled", "false");
    }

    private static CognitoSettings settings(CognitoAccess access) {
        return new CognitoSettings(
                access.region(),
                access.userPoolId(),
                access.clientId(),
                access.clientSecret(),
                access.endpoint(),
                true,
                false,
                LIMITS);
    }

    private static int argument(String[] args, int index, int otherwise) {
        return args.length > index ? Integer.parseInt(args[index]) : otherwise;
    }
}
