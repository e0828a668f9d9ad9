package io.authflow.contracts.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.Step;
import io.authflow.contracts.event.DeadLetter;
import io.authflow.contracts.event.EventJson;
import io.authflow.contracts.event.EventType;
import io.authflow.contracts.event.SessionChangeRequested;
import io.authflow.contracts.event.SessionChanged;
import io.authflow.contracts.event.SessionSeconds;
import io.authflow.contracts.event.UnreadableEventException;
import io.authflow.contracts.example.GoldenExample;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class SchemasTest {

    @Test
    void everyTopicHasASchemaAndNothingElseHas() {
        Set<String> wanted = ContractFiles.eventTopics().stream()
                .map(ContractFiles::schemaName)
                .collect(Collectors.toSet());

        assertThat(ContractFiles.fileNames("schemas", ".schema.json")).isEqualTo(wanted);
    }

    @ParameterizedTest
    @MethodSource("io.authflow.contracts.document.ContractFiles#eventTopics")
    void aSchemaNamesItsTypeAndDescribesEveryField(String topic) {
        JsonNode schema = ContractFiles.schemaNode(topic);

        assertThat(schema.get("$id").asString()).isEqualTo("urn:authflow:schema:" + ContractFiles.schemaName(topic));
        assertThat(schema.get("title").asString()).isEqualTo(recordOf(topic).getSimpleName());
        assertThat(schema.get("properties").valueStream()).allMatch(property -> property.has("description"));
    }

    @ParameterizedTest
    @MethodSource("io.authflow.contracts.document.ContractFiles#eventTopics")
    void theFieldsAreTheComponentsOfTheRecordInTheirOrder(String topic) {
        List<String> components = Arrays.stream(recordOf(topic).getRecordComponents())
                .map(RecordComponent::getName)
                .toList();

        assertThat(ContractFiles.schemaNode(topic).get("properties").propertyNames())
                .containsExactlyElementsOf(components);
    }

    @ParameterizedTest
    @MethodSource("io.authflow.contracts.example.GoldenExample#all")
    void everyExampleIsValid(GoldenExample example) {
        assertThat(ContractFiles.schema(example.topic()).validate(json(example)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.authflow.contracts.example.GoldenExample#all")
    void anUnknownFieldIsValid(GoldenExample example) {
        JsonNode later = json(example).put("addedLater", true);

        assertThat(ContractFiles.schema(example.topic()).validate(later)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource({"faults", "io.authflow.contracts.document.BadValues#unfitUsers"})
    void aFaultIsRefusedByTheSchema(BadValues fault) {
        assertThat(ContractFiles.schema(fault.topic()).validate(ContractFiles.JSON.readTree(fault.value())))
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultIsRefusedByTheRecord(BadValues fault) {
        byte[] value = fault.value().getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> EventJson.read(value, recordOf(fault.topic())))
                .as(fault.toString())
                .isInstanceOf(UnreadableEventException.class)
                .hasNoCause();
    }

    /** So the session ends by the name in the request. */
    @ParameterizedTest
    @MethodSource("io.authflow.contracts.document.BadValues#unfitUsers")
    void anUnfitUserIsReadAsAbsent(BadValues fault) {
        Class<?> type = recordOf(fault.topic());
        String without = ((ObjectNode) ContractFiles.JSON.readTree(fault.value()))
                .without("user")
                .toString();

        assertThat(read(fault.value(), type)).isEqualTo(read(without, type));
    }

    static Stream<BadValues> faults() {
        return Stream.of(BadValues.missing(), BadValues.wrong(), BadValues.untied())
                .flatMap(faults -> faults);
    }

    @ParameterizedTest
    @ValueSource(strings = {"code", "signupError", "loginError", "logoutError"})
    void theCodesOfAFailureAreThoseOfTheEnumeration(String field) {
        assertThat(words("auth.failed.v1", field)).isEqualTo(codes());
    }

    @Test
    void theCodesOfADeadLetterAreThoseOfTheEnumeration() {
        assertThat(words(ContractFiles.DEAD_LETTER, "code")).isEqualTo(codes());
    }

    @Test
    void theStepsAreThoseOfTheEnumeration() {
        assertThat(words("auth.failed.v1", "step"))
                .isEqualTo(Arrays.stream(Step.values()).map(Step::wireName).toList());
    }

    @Test
    void theActionsAreThoseOfTheEnumeration() {
        assertThat(words("auth.session-change-requested.v1", "action"))
                .isEqualTo(Arrays.stream(SessionChangeRequested.Action.values())
                        .map(SessionChangeRequested.Action::wireName)
                        .toList());
    }

    @Test
    void theOutcomesAreThoseOfTheEnumeration() {
        assertThat(words("auth.session-changed.v1", "outcome"))
                .isEqualTo(Arrays.stream(SessionChanged.Outcome.values())
                        .map(SessionChanged.Outcome::wireName)
                        .toList());
    }

    @Test
    void theReasonsAreThoseOfTheEnumeration() {
        assertThat(words("auth.session-changed.v1", "reason"))
                .isEqualTo(Arrays.stream(SessionChanged.Reason.values())
                        .map(SessionChanged.Reason::wireName)
                        .toList());
    }

    @Test
    void theDefaultSessionIsThatOfTheCode() {
        JsonNode seconds = ContractFiles.schemaNode("auth.requested.v1").at("/properties/sessionSeconds");

        assertThat(seconds.get("default").asInt()).isEqualTo(SessionSeconds.DEFAULT);
    }

    private static List<String> codes() {
        return Arrays.stream(FailureCode.values()).map(FailureCode::name).toList();
    }

    private static List<String> words(String schema, String field) {
        return ContractFiles.schemaNode(schema)
                .at("/properties/" + field + "/enum")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private static Object read(String value, Class<?> type) {
        return EventJson.read(value.getBytes(StandardCharsets.UTF_8), type);
    }

    private static Class<?> recordOf(String topic) {
        return EventType.ofTopic(topic).<Class<?>>map(EventType::event).orElse(DeadLetter.class);
    }

    private static ObjectNode json(GoldenExample example) {
        return (ObjectNode) ContractFiles.JSON.readTree(example.value());
    }
}
