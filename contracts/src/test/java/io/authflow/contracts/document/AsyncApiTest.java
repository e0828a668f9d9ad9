package io.authflow.contracts.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.contracts.event.EventType;
import io.authflow.contracts.event.Headers;
import io.authflow.contracts.example.GoldenExample;
import io.authflow.contracts.topic.Topic;
import io.authflow.contracts.topic.TopicCatalogue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class AsyncApiTest {
    private static final JsonNode DOCUMENT = ContractFiles.asyncApi();

    @Test
    void everyEventTopicIsAChannelAndNothingElseIs() {
        assertThat(channels().map(channel -> channel.get("address").asString()))
                .containsExactlyInAnyOrderElementsOf(ContractFiles.eventTopics());
    }

    @ParameterizedTest
    @MethodSource("channels")
    void addressTopicNameAndEventTypeAreOne(JsonNode channel) {
        JsonNode message = messageOf(channel);

        assertThat(List.of(
                        channel.at("/bindings/kafka/topic").asString(),
                        message.get("name").asString(),
                        message.at("/headers/allOf/1/properties/ce_type/const").asString()))
                .containsOnly(channel.get("address").asString());
    }

    @ParameterizedTest
    @MethodSource("channels")
    void thePayloadIsTheSchemaOfTheTopic(JsonNode channel) {
        String topic = channel.get("address").asString();

        assertThat(messageOf(channel).at("/payload/$ref").asString())
                .isEqualTo("schemas/" + ContractFiles.schemaName(topic) + ".schema.json");
    }

    @ParameterizedTest
    @MethodSource("channels")
    void theTopicConfigurationIsTheCatalogues(JsonNode channel) {
        JsonNode config = channel.at("/bindings/kafka/topicConfiguration");
        Topic topic = TopicCatalogue.of(6, false)
                .find(channel.get("address").asString())
                .orElseThrow();

        Map<String, String> described = Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                        config.at("/cleanup.policy/0").asString(),
                TopicConfig.RETENTION_MS_CONFIG, config.get("retention.ms").asString(),
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                        config.get("max.message.bytes").asString());

        assertThat(topic.config()).containsAllEntriesOf(described);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REQUESTED")
    void theKeyIsTheOneThatTheEventTypeNames(EventType type) {
        String schema = type.key() == EventType.Key.USER_REF ? "UserRef" : "RequestId";

        assertThat(keyReference(type.topic())).isEqualTo("#/components/schemas/" + schema);
    }

    @Test
    void everyChannelHasASender() {
        assertThat(addresses("send")).isEqualTo(ContractFiles.eventTopics());
    }

    @Test
    void everyChannelHasAReceiver() {
        assertThat(addresses("receive")).isEqualTo(ContractFiles.eventTopics());
    }

    @Test
    void everyOperationIsThatOfOneServiceOrUser() {
        Set<String> known = new TreeSet<>(TopicCatalogue.services());
        known.addAll(List.of("client", "operators"));

        assertThat(operations()
                        .map(operation -> operation.at("/tags/0/name").asString())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void theHeadersAreAllThatWeWrite() {
        assertThat(DOCUMENT.at("/components/schemas/RequestHeaders/properties").propertyNames())
                .containsExactly(
                        Headers.SPEC_VERSION,
                        Headers.ID,
                        Headers.SOURCE,
                        Headers.TYPE,
                        Headers.TIME,
                        Headers.SUBJECT,
                        Headers.CORRELATION_ID,
                        Headers.CAUSATION_ID,
                        Headers.CONTENT_TYPE,
                        Headers.TRACEPARENT);
    }

    @ParameterizedTest
    @MethodSource("io.authflow.contracts.example.GoldenExample#all")
    void theHeadersOfTheExamplesAreAsDescribed(GoldenExample example) {
        ObjectNode schema =
                (ObjectNode) messageOf(channel(example.topic())).get("headers").deepCopy();
        schema.set("components", DOCUMENT.get("components"));

        assertThat(ContractFiles.schema(schema).validate(ContractFiles.JSON.valueToTree(example.headers())))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("withAKey")
    void theKeysOfTheExamplesAreAsDescribed(GoldenExample example) {
        JsonNode schema = DOCUMENT.at(keyReference(example.topic()).substring(1));

        assertThat(ContractFiles.schema(schema).validate(ContractFiles.JSON.valueToTree(example.key())))
                .isEmpty();
    }

    static Stream<GoldenExample> withAKey() {
        return GoldenExample.all().stream().filter(example -> example.key() != null);
    }

    static Stream<JsonNode> channels() {
        return DOCUMENT.get("channels").valueStream();
    }

    private static Stream<JsonNode> operations() {
        return DOCUMENT.get("operations").valueStream();
    }

    private static JsonNode channel(String address) {
        return channels()
                .filter(channel -> channel.get("address").asString().equals(address))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode messageOf(JsonNode channel) {
        return resolve(channel.get("messages").valueStream().findFirst().orElseThrow());
    }

    private static String keyReference(String address) {
        return messageOf(channel(address)).at("/bindings/kafka/key/$ref").asString();
    }

    private static Set<String> addresses(String action) {
        Set<String> addresses = new TreeSet<>();
        operations()
                .filter(operation -> operation.get("action").asString().equals(action))
                .forEach(operation -> addresses.add(
                        resolve(operation.get("channel")).get("address").asString()));
        return addresses;
    }

    private static JsonNode resolve(JsonNode reference) {
        return DOCUMENT.at(reference.get("$ref").asString().substring(1));
    }
}
