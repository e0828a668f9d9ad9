package io.authflow.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.authflow.contracts.RequestId;
import io.authflow.e2e.wire.Flow;
import io.authflow.e2e.wire.RawRecord;
import io.authflow.e2e.wire.Topics;
import io.authflow.localcognito.ledger.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that one request id is one flow, whatever keys its records have. An invalid id gets an answer too. */
@InEachEnvironment
class RequestIdIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String ARN = "arn:aws:states:eu-central-1:123456789012:execution:login-flow:";

    private final Suite suite;

    RequestIdIT(Suite suite) {
        this.suite = suite;
    }

    @ParameterizedTest
    @ValueSource(strings = {"job-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.", ARN})
    void aLongIdIsThatOfTheWholeFlow(String prefix) {
        String id = prefix + UUID.randomUUID();
        publish(id, id, suite.newUser());

        Flow flow = suite.awaitEnd(id);

        assertThat(flow.topics())
                .containsExactlyInAnyOrder(
                        Topics.USER_NOT_FOUND, Topics.SIGNED_UP, Topics.LOGOUT_DUE, Topics.LOGGED_OUT);
        assertThat(flow.terminals()).extracting(end -> end.field("requestId")).containsExactly(id);
    }

    /** Ten keys reach several partitions. */
    @Test
    void anIdOfTenUsersOnManyPartitionsIsOneFlow() {
        String id = UUID.randomUUID().toString();
        List<String> users = Stream.generate(suite::newUser).limit(10).toList();
        List<RecordMetadata> places =
                users.stream().map(user -> publish(user, id, user)).toList();
        assertThat(places.stream().map(RecordMetadata::partition).distinct()).hasSizeGreaterThan(1);

        suite.awaitEnd(id);
        await().atMost(PATIENCE)
                .until(() -> suite.flow(id).on(Topics.DEAD_LETTER_OF_CHECK).size() == 9);

        Flow flow = suite.flow(id);
        assertThat(flow.terminals()).hasSize(1);
        assertThat(flow.on(Topics.DEAD_LETTER_OF_CHECK))
                .allMatch(letter -> letter.field("code").equals("CONFLICT"));
        assertThat(users.stream().flatMap(user -> suite.pool().ledgerOf(user, Kind.USER_CREATED).stream()))
                .hasSize(1);
    }

    @Test
    void anIdThatDoesNotFitIsAnsweredUnderItsPlace() {
        String user = suite.newUser();
        byte[] value = """
                {"requestId": "%s", "username": "%s", "password": "%s"}""".formatted("x".repeat(257), user, suite.newPassword()).getBytes(StandardCharsets.UTF_8);
        RecordMetadata place = suite.requests().publish("any", value, Map.of("ce_id", "sent-1"));

        RawRecord failed = suite.awaitEnd(RequestId.derive(
                                place.topic(),
                                place.partition(),
                                place.offset(),
                                Instant.ofEpochMilli(place.timestamp()))
                        .value())
                .only(Topics.FAILED);

        assertThat(failed.field("code")).isEqualTo("INVALID_FIELD");
        assertThat(failed.field("field")).isEqualTo("requestId");
        assertThat(failed.json().path("partition").asInt()).isEqualTo(place.partition());
        assertThat(failed.json().path("offset").asLong()).isEqualTo(place.offset());
        assertThat(failed.header("ce_causationid")).contains("sent-1");
        assertThat(suite.pool().ledger()).noneMatch(entry -> user.equals(entry.username()));
    }

    private RecordMetadata publish(String key, String id, String user) {
        return suite.requests().publish(key, """
                {"requestId": "%s", "username": "%s", "password": "%s", "sessionSeconds": 1}""".formatted(id, user, suite.newPassword()));
    }
}
