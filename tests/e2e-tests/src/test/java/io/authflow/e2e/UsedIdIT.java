package io.authflow.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.authflow.e2e.sealed.SealedRequests;
import io.authflow.e2e.wire.Flow;
import io.authflow.e2e.wire.Groups;
import io.authflow.e2e.wire.RawRecord;
import io.authflow.e2e.wire.Topics;
import io.authflow.localcognito.ledger.Kind;
import io.authflow.sealing.ReplyKeyPair;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Checks requests with an id that was used before. The same request again has no effect. Any other request is a
 * conflict that harms no flow.
 */
@InEachEnvironment
@TestInstance(Lifecycle.PER_CLASS)
class UsedIdIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String KEY = """
            , "replyKey": {"kty": "EC", "crv": "P-256", "x": "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4", \
            "y": "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM"}""";

    /** What the other request under the same id has; the first one has a session of 1 s, and neither intent nor key. */
    private static final List<String> OTHERS = List.of(
            "\"username\": \"other-USER\", \"password\": \"SECRET\", \"sessionSeconds\": 1",
            "\"username\": \"USER\", \"password\": \"SECRET\", \"sessionSeconds\": 2",
            "\"username\": \"USER\", \"password\": \"SECRET\", \"sessionSeconds\": 1, \"intent\": \"login\"",
            "\"username\": \"USER\", \"password\": \"SECRET\", \"sessionSeconds\": 1" + KEY,
            "\"username\": \"USER\", \"password\": \"SECRET\", \"sessionSeconds\": 0",
            "\"username\": \"USER\"");

    private final Suite suite;
    private final Map<String, String> first = new HashMap<>();
    private final Map<String, RecordMetadata> second = new HashMap<>();

    UsedIdIT(Suite suite) {
        this.suite = suite;
    }

    @BeforeAll
    void publishesAll() {
        for (String other : OTHERS) {
            String user = suite.newUser();
            String password = suite.newPassword();
            String id = suite.requests().publish(user, password, 1);
            first.put(other, id);
            second.put(other, suite.requests().publish(id, """
                    {"requestId": "%s", %s}""".formatted(
                            id, other.replace("USER", user).replace("SECRET", password))));
        }
    }

    @ParameterizedTest
    @FieldSource("OTHERS")
    void anotherRequestUnderItIsADeadLetter(String other) {
        RawRecord deadLetter = new BadRequests(suite).assertDeadLetter(second.get(other), "CONFLICT");

        assertThat(deadLetter.field("requestId")).isEqualTo(first.get(other));
    }

    @ParameterizedTest
    @FieldSource("OTHERS")
    void theFirstRequestIsUnaffected(String other) {
        Flow flow = suite.awaitEnd(first.get(other));

        assertThat(flow.topics())
                .containsExactlyInAnyOrder(
                        Topics.USER_NOT_FOUND,
                        Topics.DEAD_LETTER_OF_CHECK,
                        Topics.SIGNED_UP,
                        Topics.LOGOUT_DUE,
                        Topics.LOGGED_OUT);
        assertThat(flow.only(Topics.SIGNED_UP).json().path("sessionSeconds").asInt())
                .isEqualTo(1);
    }

    /** Who seals again makes other bytes of the same request. */
    @Test
    void theSameRequestSealedAnewHasNoSecondEffect() {
        String user = suite.newUser();
        String password = suite.newPassword();
        suite.pool().users().confirmed(user, password);
        SealedRequests sealed = suite.sealedRequests();
        String id = UUID.randomUUID().toString();
        ReplyKeyPair key = ReplyKeyPair.generate();

        sealed.publish(id, user, password, key.publicKey());
        RecordMetadata again = sealed.publish(id, user, password, key.publicKey());

        await().atMost(PATIENCE)
                .until(() -> suite.groups()
                        .isPast(
                                Groups.CHECK,
                                Map.of(new TopicPartition(again.topic(), again.partition()), again.offset())));
        suite.awaitEnd(id);
        assertThat(suite.flow(id).topics())
                .containsExactlyInAnyOrder(Topics.USER_FOUND, Topics.LOGGED_IN, Topics.LOGOUT_DUE, Topics.LOGGED_OUT);
        assertThat(suite.pool().ledgerOf(user, Kind.LOGIN)).hasSize(1);
    }
}
