package io.authflow.contracts.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.contracts.RequestId;
import io.authflow.contracts.Sealed;
import io.authflow.contracts.Secret;
import io.authflow.contracts.Step;
import io.authflow.contracts.event.AuthRequested;
import io.authflow.contracts.event.DeadLetter;
import io.authflow.contracts.event.Envelope;
import io.authflow.contracts.event.Event;
import io.authflow.contracts.event.EventId;
import io.authflow.contracts.event.EventJson;
import io.authflow.contracts.event.EventType;
import io.authflow.contracts.event.Headers;
import io.authflow.contracts.event.Password;
import io.authflow.contracts.example.GoldenExample;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class GoldenExamplesTest {

    @Test
    void theIndexListsEveryFile() {
        List<String> listed =
                GoldenExample.all().stream().map(GoldenExample::toString).toList();

        assertThat(listed).containsExactlyElementsOf(ContractFiles.fileNames("examples", ".json"));
    }

    @Test
    void everyTopicHasExamplesAndNothingElseHas() {
        Set<String> topics =
                GoldenExample.all().stream().map(GoldenExample::topic).collect(Collectors.toCollection(TreeSet::new));

        assertThat(topics).isEqualTo(ContractFiles.eventTopics());
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventIsReadAndWrittenBackByteForByte(GoldenExample example) {
        Event event = EventJson.read(example.bytes(), type(example).event());

        assertThat(text(EventJson.write(event))).isEqualTo(example.value());
    }

    @ParameterizedTest
    @MethodSource("deadLetters")
    void aDeadLetterIsReadAndWrittenBackByteForByte(GoldenExample example) {
        DeadLetter deadLetter = EventJson.read(example.bytes(), DeadLetter.class);

        assertThat(text(EventJson.write(deadLetter))).isEqualTo(example.value());
    }

    @Test
    void aPlainRequestIsWrittenByteForByte() {
        GoldenExample example = GoldenExample.of("auth.requested.v1", "plain");
        Password password = new Password.Plain(new Secret("userpassword123"));

        assertThat(text(EventJson.writeRequest(request(example, password)))).isEqualTo(example.value());
    }

    @Test
    void aSealedRequestIsWrittenByteForByte() {
        GoldenExample example = GoldenExample.of("auth.requested.v1", "sealed");
        JsonNode password = json(example).get("password");
        Password copies = new Password.SealedCopies(
                new Sealed(password.get("signup").asString()),
                new Sealed(password.get("login").asString()));

        assertThat(text(EventJson.writeRequest(request(example, copies)))).isEqualTo(example.value());
    }

    @Test
    void theInputOfTheWorkflowIsKeptWordForWord() {
        assertThat(GoldenExample.of("auth.requested.v1", "workflow-test-input").value())
                .isEqualTo("{\"username\":\"test@example.com\",\"password\":\"testpassword123\"}");
    }

    @ParameterizedTest
    @MethodSource("events")
    void theHeadersAreReadAndWrittenBackAsTheyStand(GoldenExample example) {
        RequestId requestId = new RequestId(json(example).get("requestId").asString());

        Envelope envelope = Headers.read(example.headers(), example.topic(), requestId, Instant.EPOCH);

        assertThat(Headers.of(envelope)).containsExactlyEntriesOf(example.headers());
    }

    @ParameterizedTest
    @MethodSource("once")
    void theIdFollowsFromTheRequestAndTheStep(GoldenExample example) {
        Event event = EventJson.read(example.bytes(), type(example).event());

        assertThat(example.headers().get(Headers.ID)).isEqualTo(EventId.of(event, stepOf(example)));
    }

    @ParameterizedTest
    @MethodSource("answersToChanges")
    void theIdOfAnAnswerFollowsFromTheChange(GoldenExample example) {
        Event event = EventJson.read(example.bytes(), type(example).event());

        String id = EventId.of(event, Step.SCHEDULE, example.headers().get(Headers.CAUSATION_ID));

        assertThat(example.headers().get(Headers.ID)).isEqualTo(id);
    }

    @ParameterizedTest
    @MethodSource("deadLetters")
    void theIdOfADeadLetterFollowsFromItsPlace(GoldenExample example) {
        DeadLetter letter = EventJson.read(example.bytes(), DeadLetter.class);

        String id = EventId.ofDeadLetter(letter.service(), letter.topic(), letter.partition(), letter.offset());

        assertThat(example.headers().get(Headers.ID)).isEqualTo(id);
    }

    @ParameterizedTest
    @MethodSource("events")
    void theKeyIsTheRequestIdOrTheUserRef(GoldenExample example) {
        String header = type(example).key() == EventType.Key.USER_REF ? Headers.SUBJECT : Headers.CORRELATION_ID;

        assertThat(example.key()).isEqualTo(example.headers().get(header));
    }

    /**
     * Returns all examples except requests. check-service reads requests with its intake, and not with
     * {@code EventJson}.
     */
    static Stream<GoldenExample> events() {
        return GoldenExample.all().stream()
                .filter(example -> EventType.ofTopic(example.topic())
                        .filter(type -> type != EventType.REQUESTED)
                        .isPresent());
    }

    static Stream<GoldenExample> once() {
        return events().filter(example -> !type(example).isRepeatable());
    }

    static Stream<GoldenExample> answersToChanges() {
        return GoldenExample.of(EventType.SESSION_CHANGED.topic()).stream();
    }

    static Stream<GoldenExample> deadLetters() {
        return GoldenExample.all().stream()
                .filter(example -> EventType.ofTopic(example.topic()).isEmpty());
    }

    private static EventType type(GoldenExample example) {
        return EventType.ofTopic(example.topic()).orElseThrow();
    }

    private static Step stepOf(GoldenExample example) {
        String source = example.headers().get(Headers.SOURCE);
        if (type(example) == EventType.LOGOUT_DUE && source.equals("/authflow/logout-service")) {
            return Step.SCHEDULE;
        }
        return Arrays.stream(Step.values())
                .filter(step -> source.equals("/authflow/" + step.service()))
                .findFirst()
                .orElseThrow();
    }

    private static AuthRequested request(GoldenExample example, Password password) {
        JsonNode json = json(example);
        return new AuthRequested(
                new RequestId(json.get("requestId").asString()),
                json.get("username").asString(),
                password,
                json.get("sessionSeconds").asInt());
    }

    private static JsonNode json(GoldenExample example) {
        return ContractFiles.JSON.readTree(example.value());
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
