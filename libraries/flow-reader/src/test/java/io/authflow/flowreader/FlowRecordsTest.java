package io.authflow.flowreader;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.contracts.RequestId;
import io.authflow.contracts.event.EventJson;
import io.authflow.contracts.event.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlowRecordsTest {
    private static final Instant APPENDED = Instant.parse("2026-11-22T12:00:00Z");
    private static final String REQUESTED = "auth.requested.v1";

    @Test
    void findsARequestByItsId() {
        Optional<FlowEvent> event = read("mine", "{\"requestId\":\"mine\",\"sessionSeconds\":5}", null);

        assertThat(event).get().satisfies(found -> {
            assertThat(found.details().sessionSeconds()).isEqualTo(5);
            assertThat(found.appendedAt()).isEqualTo(APPENDED);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "5.0, 5",
        "0.5e1, 5",
        "5.5, ",
        "'\"5\"', ",
        "[5], ",
        "1e99, ",
        "1e999999999, ",
        "100e2147483647, ",
        "1e2147483648, "
    })
    void readsSecondsAsAnyClientWritesThem(String written, @Nullable Integer seconds) {
        Optional<FlowEvent> event = read("mine", "{\"requestId\":\"mine\",\"sessionSeconds\":" + written + "}", null);

        assertThat(event)
                .get()
                .satisfies(found -> assertThat(found.details().sessionSeconds()).isEqualTo(seconds));
    }

    @Test
    void leavesOutOtherRequests() {
        assertThat(read("mine", "{\"requestId\":\"other\"}", "mine")).isEmpty();
    }

    @Test
    void findsAnUnreadableAnswerByItsHeader() {
        assertThat(read("auth.failed.v1", "mine", "{\"requestId\":", header("mine")))
                .isPresent();
    }

    /** check-service publishes a dead letter without an id. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"requestId\":", "no json", "[]", "{\"username\":\"a\"} {}"})
    void aRequestThatIsNoObjectAndNamesNoIdBelongsToNoFlow(String value) {
        assertThat(read("mine", value, "mine")).isEmpty();
        assertThat(read(derived().value(), value, "mine")).isEmpty();
    }

    /** check-service answers under the derived id. */
    @Test
    void anIdThatIsNoTextIsNotReplacedByTheHeader() {
        assertThat(read("victim", "{\"requestId\":5,\"username\":\"a\"}", "victim"))
                .isEmpty();
        assertThat(read(derived().value(), "{\"requestId\":5,\"username\":\"a\"}", "victim"))
                .isPresent();
    }

    /** check-service answers under the first id. */
    @Test
    void ofTwoIdsTheFirstCounts() {
        assertThat(read("first", "{\"requestId\":\"first\",\"requestId\":\"second\"}", null))
                .isPresent();
        assertThat(read("second", "{\"requestId\":\"first\",\"requestId\":\"second\"}", null))
                .isEmpty();
    }

    /** check-service reads the last header with a value. */
    @ParameterizedTest
    @ValueSource(strings = {"auth.requested.v1", "auth.failed.v1"})
    void aHeaderWithoutValueHidesNone(String topic) {
        RecordHeaders headers = header("mine");
        headers.add(Headers.CORRELATION_ID, null);

        assertThat(read(topic, "mine", "{\"username\":\"a\"}", headers)).isPresent();
    }

    /** check-service accepts or refuses such records, and the scheduler too. Their answers have the id in the value. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'requestId':'mine','username':'a','password':'p','code':{'a':1}}",
                "{'requestId':'mine','action':[1]}",
                "{'requestId':'mine','action':7,'dueAt':true,'signup':[{'x':[]}]}",
                "{'openedAt':'yesterday','endedAt':{},'requestId':'mine'}",
                "{'requestId':'mine','username':'a','username':'b'}",
                "{'requestId':'mine'} trailing",
                "{'requestId':'mine','username':"
            })
    void findsARecordWhoseOtherFieldsDoNotFit(String value) {
        assertThat(read("mine", value.replace('\'', '"'), null)).get().satisfies(found -> {
            assertThat(found.details().action()).isNull();
            assertThat(found.details().dueAt()).isNull();
        });
    }

    @Test
    void showsTheFieldsBesideAFieldThatDoesNotFit() {
        assertThat(read("mine", "{\"action\":[1],\"requestId\":\"mine\",\"seconds\":60}", null))
                .get()
                .satisfies(found -> assertThat(found.details().seconds()).isEqualTo(60));
    }

    @Test
    void findsARequestThatCameWithoutAnId() {
        RequestId derived = RequestId.derive(REQUESTED, 0, 7, APPENDED);

        assertThat(read(derived.value(), "{\"username\":\"a\"}", null)).isPresent();
    }

    @Test
    void findsARequestWhoseIdDoesNotFit() {
        RequestId derived = RequestId.derive(REQUESTED, 0, 7, APPENDED);

        assertThat(read(derived.value(), "{\"requestId\":\"a b\"}", "other")).isPresent();
        assertThat(read(derived.value(), "{\"username\":\"a\"}", "a b")).isPresent();
    }

    @Test
    void copesWithATombstone() {
        assertThat(read("mine", null, null)).isEmpty();
    }

    @Test
    void neverTakesInAPasswordOrAUserName() {
        FlowEvent event = read(
                        "mine",
                        "{\"requestId\":\"mine\",\"username\":\"canary-user\",\"user\":\"canary-immutable\","
                                + "\"password\":\"canary-password\"}",
                        null)
                .orElseThrow();

        assertThat(EventJson.mapper().writeValueAsString(event.details()) + event)
                .contains("mine")
                .doesNotContain("canary");
    }

    private static RequestId derived() {
        return RequestId.derive(REQUESTED, 0, 7, APPENDED);
    }

    private static RecordHeaders header(String correlationId) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(Headers.CORRELATION_ID, bytes(correlationId));
        return headers;
    }

    private static Optional<FlowEvent> read(String id, String value, String correlationId) {
        return read(REQUESTED, id, value, correlationId == null ? new RecordHeaders() : header(correlationId));
    }

    private static Optional<FlowEvent> read(String topic, String id, String value, RecordHeaders headers) {
        return new FlowRecords(new RequestId(id))
                .read(new ConsumerRecord<>(
                        topic,
                        0,
                        7,
                        APPENDED.toEpochMilli(),
                        TimestampType.LOG_APPEND_TIME,
                        0,
                        0,
                        null,
                        value == null ? null : bytes(value),
                        headers,
                        Optional.empty()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
