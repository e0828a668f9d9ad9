package io.authflow.benchmarks;

import io.authflow.cognito.CallLimits;
import io.authflow.cognito.CognitoClients;
import io.authflow.cognito.CognitoSettings;
import io.authflow.contracts.topic.TopicCatalogue;
import io.authflow.localcognito.faults.Fault;
import io.authflow.localrun.CognitoAccess;
import io.authflow.localrun.LocalRun;
import io.authflow.localrun.LocalRunSettings;
import io.authflow.sealing.JweSealer;
import io.authflow.sealing.Sealer;
import io.authflow.sealing.SealingKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/**
 * Measures complete flows per second and their active time, through authflow and through bare Kafka clients. Both use
 * one broker in this process, and a local Cognito that delays each answer by a given time. Compare the ratios: absolute
 * figures depend on the machine.
 *
 * <p>Arguments: flows of each load (4,000), requests per second of the steady load (50), milliseconds of a Cognito call
 * (20).
 */
public final class FlowBenchmark {
    private static final int PARTITIONS = 6;
    private static final int CALLS_IN_FLIGHT = 64;
    private static final int SESSION_SECONDS = 2;
    /** Long limits, so that a slow machine does not look like a failure of Cognito. */
    private static final CallLimits PATIENT = new CallLimits(Duration.ofSeconds(30), Duration.ofSeconds(30), 64);

    private static final String PASSWORD = "testpassword123";

    private FlowBenchmark() {}

    public static void main(String[] args) throws Exception {
        int flows = argument(args, 0, 4_000);
        int perSecond = argument(args, 1, 50);
        int callMillis = argument(args, 2, 20);
        Path data = Files.createTempDirectory("authflow-benchmark");
        try (io.authflow.localcognito.LocalRun pool = BenchmarkPool.start();
                LocalRun run = LocalRun.start(settings(data).withCognito(CognitoAccess.of(pool)))) {
            CognitoSettings settings = BenchmarkPool.settings(run.cognitoAccess(), PATIENT);
            try (CognitoIdentityProviderClient client = CognitoClients.create(settings)) {
                Users users = new Users(flows, PASSWORD);
                users.create(client, settings);
                pool.cognito().faults().inject(Fault.delay(Duration.ofMillis(callMillis)));
                Sealer sealer = new JweSealer(
                        SealingKeys.load(data.resolve("keys/public.json").toString()));
                measure(run.bootstrapServers(), client, settings, users, sealer, flows, perSecond);
            }
        }
        System.exit(0);
    }

    private static void measure(
            String bootstrapServers,
            CognitoIdentityProviderClient client,
            CognitoSettings settings,
            Users users,
            Sealer sealer,
            int flows,
            int perSecond)
            throws Exception {
        createBareTopics(bootstrapServers);
        FlowLoad authflow = new FlowLoad(
                bootstrapServers, FlowTopics.ofAuthflow(), users, SESSION_SECONDS, PasswordForm.sealed(sealer));
        FlowLoad bare = new FlowLoad(bootstrapServers, FlowTopics.bare(), users, SESSION_SECONDS, PasswordForm.plain());
        try (BareFlow flow = new BareFlow(client, settings, CALLS_IN_FLIGHT)) {
            flow.start(bootstrapServers, FlowTopics.bare(), PARTITIONS, SESSION_SECONDS);
            authflow.run(flows / 4, 0);
            bare.run(flows / 4, 0);
            compare("all at once", authflow.run(flows, 0), bare.run(flows, 0));
            compare(perSecond + "/s", authflow.run(flows, perSecond), bare.run(flows, perSecond));
        }
    }

    private static void compare(String load, Measured authflow, Measured bare) {
        System.out.println(authflow.row("authflow", load));
        System.out.println(bare.row("bare", load));
        System.out.printf(
                "ratio      %-12s flows/s %.2f   active p50 %.2f  p99 %.2f%n",
                load,
                authflow.perSecond() / bare.perSecond(),
                ratio(authflow.active().at(0.5), bare.active().at(0.5)),
                ratio(authflow.active().at(0.99), bare.active().at(0.99)));
    }

    private static double ratio(long authflow, long bare) {
        return (double) authflow / Math.max(1, bare);
    }

    private static void createBareTopics(String bootstrapServers) throws Exception {
        Map<String, String> config = TopicCatalogue.of(PARTITIONS, true)
                .find(FlowTopics.ofAuthflow().requested())
                .orElseThrow()
                .config();
        FlowTopics bare = FlowTopics.bare();
        List<NewTopic> topics = Stream.of(
                        bare.requested(), bare.userFound(), bare.loggedIn(), bare.logoutDue(), bare.loggedOut())
                .map(name -> new NewTopic(name, Optional.of(PARTITIONS), Optional.empty()).configs(config))
                .toList();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(topics).all().get();
        }
    }

    private static LocalRunSettings settings(Path data) {
        return LocalRunSettings.in(data)
                .withPorts(0, 0)
                .withPartitions(PARTITIONS)
                .withProperty("authflow.quota.enabled", "false");
    }

    private static int argument(String[] args, int index, int otherwise) {
        return args.length > index ? Integer.parseInt(args[index]) : otherwise;
    }
}
