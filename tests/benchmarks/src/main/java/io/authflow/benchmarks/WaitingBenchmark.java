package io.authflow.benchmarks;

import io.authflow.cognito.CallLimits;
import io.authflow.cognito.CognitoClients;
import io.authflow.cognito.CognitoSettings;
import io.authflow.localcognito.LocalCognito;
import io.authflow.localcognito.faults.Fault;
import io.authflow.localcognito.faults.Injection;
import io.authflow.localcognito.ledger.Kind;
import io.authflow.localcognito.quota.QuotaCategory;
import io.authflow.localrun.CognitoAccess;
import io.authflow.localrun.LocalRun;
import io.authflow.localrun.LocalRunSettings;
import io.authflow.sealing.JweSealer;
import io.authflow.sealing.SealingKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/**
 * Measures the cost of waiting records for other records. Each load is steady. One load is undisturbed. In another, one
 * call in a hundred takes 500 ms. In the third, the sign-out of one other user always fails. After the loads, all flows
 * go through an outage of Cognito, and each flow must end. Each service has twelve partitions and six consumers.
 * Compare the rows: absolute figures depend on the machine.
 *
 * <p>Arguments: requests per second (200), seconds of each load (30), seconds of the outage (60), requests per second
 * through the outage (100). With 0 seconds of each load, only the outage is measured.
 */
public final class WaitingBenchmark {
    private static final int PARTITIONS = 12;
    private static final int SESSION_SECONDS = 2;
    /**
     * Seconds from the start of this part to its outage. In this time, the load makes its requests and begins to
     * publish them.
     */
    private static final int LEAD_SECONDS = 40;
    /** Calls per second of each category through an outage. */
    private static final int QUOTA = 150;
    /** During the first rounds, the JIT compiler uses most of two cores. */
    private static final int WARM_UP_ROUNDS = 5;

    private static final Duration CALL = Duration.ofMillis(20);
    private static final CallLimits LIMITS = new CallLimits(Duration.ofSeconds(2), Duration.ofSeconds(10), 64);
    private static final String PASSWORD = "testpassword123";

    private final LocalCognito cognito;
    private final CognitoIdentityProviderClient client;
    private final CognitoSettings settings;
    private final Users users;
    private final FlowLoad load;

    private WaitingBenchmark(
            LocalCognito cognito,
            CognitoIdentityProviderClient client,
            CognitoSettings settings,
            Users users,
            FlowLoad load) {
        this.cognito = cognito;
        this.client = client;
        this.settings = settings;
        this.users = users;
        this.load = load;
    }

    public static void main(String[] args) throws Exception {
        int perSecond = argument(args, 0, 200);
        int flows = perSecond * argument(args, 1, 30);
        int seconds = argument(args, 2, 60);
        int throughOutage = argument(args, 3, 100);
        if (flows > 0) {
            run(flows, Map.of("authflow.quota.enabled", "false"), benchmark -> benchmark.measure(flows, perSecond));
        }
        run(
                throughOutage * (LEAD_SECONDS + 2 * seconds),
                Map.of(
                        "authflow.quota.enabled",
                        "true",
                        "authflow.quota.rates.user-read",
                        QUOTA + "",
                        "authflow.quota.rates.user-authentication",
                        QUOTA + "",
                        "authflow.quota.rates.user-update",
                        QUOTA + ""),
                benchmark -> benchmark.outage(seconds, throughOutage));
        System.exit(0);
    }

    private static void run(int users, Map<String, String> properties, Part part) throws Exception {
        Path data = Files.createTempDirectory("authflow-waiting");
        LocalRunSettings settings = LocalRunSettings.in(data)
                .withPorts(0, 0)
                .withPartitions(PARTITIONS)
                .withProperty("authflow.concurrency", "6");
        for (Map.Entry<String, String> property : properties.entrySet()) {
            settings = settings.withProperty(property.getKey(), property.getValue());
        }
        try (io.authflow.localcognito.LocalRun pool = BenchmarkPool.start();
                LocalRun run = LocalRun.start(settings.withCognito(CognitoAccess.of(pool)))) {
            CognitoSettings cognito = BenchmarkPool.settings(run.cognitoAccess(), LIMITS);
            try (CognitoIdentityProviderClient client = CognitoClients.create(cognito)) {
                Users all = new Users(users, PASSWORD);
                all.create(client, cognito);
                PasswordForm form = PasswordForm.sealed(new JweSealer(
                        SealingKeys.load(data.resolve("keys/public.json").toString())));
                pool.cognito().faults().inject(Fault.delay(CALL));
                FlowLoad load =
                        new FlowLoad(run.bootstrapServers(), FlowTopics.ofAuthflow(), all, SESSION_SECONDS, form);
                part.run(new WaitingBenchmark(pool.cognito(), client, cognito, all, load));
            }
        }
    }

    /** Runs each disturbed round between two undisturbed ones, because the speed of the machine changes over time. */
    private void measure(int flows, int perSecond) throws Exception {
        for (int round = 1; round <= WARM_UP_ROUNDS; round++) {
            undisturbed("warm-up " + round, flows, perSecond);
        }
        Measured first = undisturbed(perSecond + "/s", flows, perSecond);
        Measured slow;
        try (Injection tail =
                cognito.faults().inject(Fault.delay(Duration.ofMillis(500)).everyNth(100))) {
            slow = load.run(flows, perSecond);
        }
        Measured second = undisturbed(perSecond + "/s", flows, perSecond);
        compare("1 % at 500 ms", first, slow, second);
        Measured beside;
        try (Injection trouble = cognito.faults()
                .inject(Fault.serverError(503).on("AdminUserGlobalSignOut").forUser(immutableName(users.name(0))))) {
            load.publish(0);
            TimeUnit.SECONDS.sleep(SESSION_SECONDS + 10L);
            beside = load.run(1, flows - 1, perSecond);
        }
        compare("beside a user", second, beside, undisturbed(perSecond + "/s", flows, perSecond));
    }

    private Measured undisturbed(String name, int flows, int perSecond) {
        Measured measured = load.run(flows, perSecond);
        System.out.println(measured.row("authflow", name));
        return measured;
    }

    /**
     * Publishes requests before, during and after an outage. In the outage, every call answers 503. The pool throttles
     * calls above its quotas. So each throttled call is one that authflow should not have made.
     */
    private void outage(int seconds, int perSecond) {
        cognito.quotas()
                .enforce(Map.of(
                        QuotaCategory.USER_READ, QUOTA,
                        QuotaCategory.USER_AUTHENTICATION, QUOTA,
                        QuotaCategory.USER_UPDATE, QUOTA));
        CompletableFuture<Long> recovery = CompletableFuture.supplyAsync(
                        () -> cognito.faults().inject(Fault.serverError(503)), after(LEAD_SECONDS))
                .thenApplyAsync(WaitingBenchmark::close, after(seconds));
        OutageTimes times = load.throughOutage((LEAD_SECONDS + 2 * seconds) * perSecond, perSecond, recovery);
        System.out.printf(
                "outage of %d s at %d/s: %d of %d flows ended, the first %d ms and the last %d ms after the recovery; %d calls"
                        + " above the quota%n",
                seconds,
                perSecond,
                times.ended(),
                times.asked(),
                times.firstMillis(),
                times.lastMillis(),
                cognito.ledger().of(Kind.THROTTLED).size());
    }

    /** Ends the fault. Returns the time, as {@link System#currentTimeMillis()}. */
    private static long close(Injection fault) {
        fault.close();
        return System.currentTimeMillis();
    }

    private static Executor after(int seconds) {
        return CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS);
    }

    private static void compare(String name, Measured before, Measured disturbed, Measured after) {
        System.out.println(disturbed.row("authflow", name));
        System.out.printf(
                "ratio      %-12s active p50 %.2f  p99 %.2f   max %+d ms%n",
                name,
                ratio(0.5, before, disturbed, after),
                ratio(0.99, before, disturbed, after),
                disturbed.active().at(1)
                        - Math.max(before.active().at(1), after.active().at(1)));
    }

    private static double ratio(double percentile, Measured before, Measured disturbed, Measured after) {
        return 2.0
                * disturbed.active().at(percentile)
                / (before.active().at(percentile) + after.active().at(percentile));
    }

    /** Returns the user's sub, the name with which logout-service signs the user out. */
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

    private static int argument(String[] args, int index, int otherwise) {
        return args.length > index ? Integer.parseInt(args[index]) : otherwise;
    }

    private interface Part {
        void run(WaitingBenchmark benchmark) throws Exception;
    }
}
