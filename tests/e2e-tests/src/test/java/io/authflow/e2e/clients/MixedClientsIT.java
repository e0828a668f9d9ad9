package io.authflow.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.authflow.e2e.environment.PoolUsers;
import io.authflow.e2e.guarantee.EveryRequestEndsOnce;
import io.authflow.e2e.guarantee.EveryTokenIsRevoked;
import io.authflow.e2e.wire.RawRecord;
import io.authflow.e2e.wire.RawTopics;
import io.authflow.e2e.wire.Topics;
import io.authflow.localcognito.ledger.LedgerRecord;
import io.authflow.localrun.LocalRun;
import io.authflow.localrun.LocalRunSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks that one id is one flow, whatever client writes the request, on whatever partition, and however often. */
@Tag("long")
class MixedClientsIT {
    private static final Logger log = LoggerFactory.getLogger(MixedClientsIT.class);

    private static final int REQUESTS = Integer.getInteger("clients.requests", 10_000);
    private static final long SEED = Long.getLong("clients.seed", System.nanoTime());
    private static final int PER_ROUND = 250;
    private static final int USERS = 300;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @TempDir
    private Path directory;

    @Test
    void eachIdIsOneFlow() throws Exception {
        assumeTrue(Kcat.isInstalled(), "kcat is not installed: apt-get install kafkacat");
        assumeTrue(Kafkajs.isInstalled(), "Node and npm are not installed");
        Path node = Files.createDirectory(directory.resolve("node"));
        List<KafkaClient> clients = List.of(new Kcat(), Kafkajs.installedIn(node), new JavaProducer());
        try (LocalRun run = LocalRun.start(
                        LocalRunSettings.in(directory.resolve("data")).withPorts(0, 0));
                RawTopics topics = RawTopics.committed(run.bootstrapServers(), Topics.ALL)) {
            MixedRequests requests = requests(run);
            for (int round = 0; round < REQUESTS / PER_ROUND; round++) {
                KafkaClient client = clients.get(round % clients.size());
                client.write(run.bootstrapServers(), Topics.REQUESTED, requests.next(PER_ROUND));
            }
            judge(requests, run, topics);
        }
    }

    private MixedRequests requests(LocalRun run) {
        List<String> users = IntStream.range(0, USERS)
                .mapToObj(n -> "user-" + n + "@example.com")
                .toList();
        String password = "testpassword123";
        new PoolUsers(run.cognitoAccess()).confirmed(users, password);
        return new MixedRequests(SEED, users, password);
    }

    private static void judge(MixedRequests requests, LocalRun run, RawTopics topics) {
        await("the end of each flow and each conflict")
                .atMost(PATIENCE)
                .until(() -> ends(topics.read()) >= requests.ids()
                        && conflicts(topics.known()) >= requests.ofOtherUsers(owners(topics.known())));
        List<RawRecord> records = topics.readToEnd();
        List<LedgerRecord> ledger = run.cognito().orElseThrow().ledger().records();
        log.atInfo()
                .addKeyValue("seed", SEED)
                .addKeyValue("requests", REQUESTS)
                .addKeyValue("ids", requests.ids())
                .addKeyValue("ends", ends(records))
                .addKeyValue("conflicts", conflicts(records))
                .log("Requests of three clients have ended");
        assertThat(ends(records)).as("ends, seed %d", SEED).isEqualTo(requests.ids());
        assertThat(conflicts(records)).isEqualTo(requests.ofOtherUsers(owners(records)));
        assertThat(violations(records, ledger)).isEmpty();
    }

    private static List<String> violations(List<RawRecord> records, List<LedgerRecord> ledger) {
        List<String> all = new ArrayList<>();
        Stream.of(new EveryRequestEndsOnce(records).violations(), new EveryTokenIsRevoked(ledger).violations())
                .forEach(all::addAll);
        return all;
    }

    /** The user of each id's flow, as check-service has published it. */
    private static Map<String, String> owners(List<RawRecord> records) {
        return records.stream()
                .filter(one ->
                        one.topic().equals(Topics.USER_FOUND) || one.topic().equals(Topics.USER_NOT_FOUND))
                .collect(Collectors.toMap(
                        one -> one.field("requestId"), one -> one.field("username"), (one, other) -> one));
    }

    private static long ends(List<RawRecord> records) {
        return records.stream()
                .filter(one ->
                        one.topic().equals(Topics.LOGGED_OUT) || one.topic().equals(Topics.FAILED))
                .count();
    }

    private static long conflicts(List<RawRecord> records) {
        return records.stream()
                .filter(one -> one.topic().equals(Topics.DEAD_LETTER_OF_CHECK))
                .filter(one -> one.field("code").equals("CONFLICT"))
                .count();
    }
}
