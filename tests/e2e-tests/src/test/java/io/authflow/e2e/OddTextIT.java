package io.authflow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.e2e.wire.Flow;
import io.authflow.e2e.wire.RawRecord;
import io.authflow.e2e.wire.Topics;
import io.authflow.localcognito.ledger.Kind;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks that authflow treats odd text as plain data. Such text may control a terminal or a page, or compare as equal
 * to other text.
 */
@InEachEnvironment
@TestInstance(Lifecycle.PER_CLASS)
class OddTextIT {
    private static final JsonMapper JSON = new JsonMapper();

    /** CR and LF, ANSI, markup, right to left override, and too long. */
    private static final List<String> ACTIVE = Stream.of(
                    "\r\n%s", "\u001b[31m%s", "<b> %s", "\u202e%s", "%1$s%1$s%1$s%1$s")
            .map(form -> form.formatted("odd-" + UUID.randomUUID() + "-".repeat(30)))
            .toList();

    /** Composed and decomposed, an emoji of two surrogates, the i with and without a dot, markup, format and template. */
    private static final List<String> NAMES = List.of(
            "jos\u00e9@example.com",
            "jose\u0301@example.com",
            "\ud83d\ude00@example.com",
            "\u0130stanbul@example.com",
            "\u0131stanbul@example.com",
            "ISTANBUL@example.com",
            "<script>alert(1)</script>@example.com",
            "%s%n${jndi:x}{{7*7}}@example.com");

    private final Map<String, RecordMetadata> withOddId = new HashMap<>();
    private final Map<String, String> withOddHeaders = new HashMap<>();
    private final Map<String, String> withOddEventId = new HashMap<>();
    private final Map<String, String> withOddName = new HashMap<>();
    private final Map<String, String> withUnicodeName = new HashMap<>();

    private final Suite suite;

    OddTextIT(Suite suite) {
        this.suite = suite;
    }

    @BeforeAll
    void publishesAll() {
        ACTIVE.forEach(text -> {
            withOddId.put(text, publishId(text));
            withOddHeaders.put(text, publish(suite.newUser(), headers(text)));
            withOddEventId.put(text, publish(suite.newUser(), Map.of("ce_id", text)));
            withOddName.put(text, publish(text + " ", Map.of()));
        });
        NAMES.forEach(name -> withUnicodeName.put(name, publish(name, Map.of())));
    }

    @ParameterizedTest
    @FieldSource("ACTIVE")
    void refusesAnIdOutsideItsPatternUnderItsPlace(String id) {
        RecordMetadata place = withOddId.get(id);
        RawRecord failed = suite.awaitRecord(one -> one.topic().equals(Topics.FAILED)
                && one.json().has("offset")
                && one.json().path("partition").asInt() == place.partition()
                && one.json().path("offset").asLong() == place.offset());

        assertThat(failed.field("requestId")).matches("[0-9a-f-]{36}");
        assertThat(failed.field("code")).isEqualTo("INVALID_FIELD");
        assertThat(failed.field("field")).isEqualTo("requestId");
        assertInert(id);
    }

    @ParameterizedTest
    @FieldSource("ACTIVE")
    void dropsHeadersOutsideTheirPattern(String text) {
        assertThat(suite.awaitEnd(withOddHeaders.get(text)).has(Topics.LOGGED_OUT))
                .isTrue();
        assertInert(text);
    }

    @ParameterizedTest
    @FieldSource("ACTIVE")
    void refusesAnEventIdOutsideItsPattern(String text) {
        RawRecord failed = suite.awaitEnd(withOddEventId.get(text)).only(Topics.FAILED);

        assertThat(failed.field("code")).isEqualTo("INVALID_FIELD");
        assertThat(failed.field("field")).isEqualTo("id");
        assertInert(text);
    }

    @ParameterizedTest
    @FieldSource("ACTIVE")
    void refusesANameThatCognitoCannotHaveAndEchoesNothing(String name) {
        Flow flow = suite.awaitEnd(withOddName.get(name));

        assertThat(flow.only(Topics.FAILED).field("code")).isEqualTo("INVALID_FIELD");
        assertInert(name);
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void passesANameExactly(String name) {
        Flow flow = suite.awaitEnd(withUnicodeName.get(name));

        assertThat(flow.has(Topics.LOGGED_OUT)).isTrue();
        assertThat(flow.only(Topics.SIGNED_UP).field("username")).isEqualTo(name);
        assertThat(suite.pool().ledgerOf(name, Kind.USER_CREATED)).hasSize(1);
    }

    @Test
    void passesAPasswordOfTheGreatestLengthExactly() {
        String user = suite.newUser();
        String password = suite.newPassword();
        String longest = suite.remember(password + "\u00e9".repeat(256 - password.length()));
        suite.pool().users().confirmed(user, longest);

        Flow flow = suite.awaitEnd(publish(user, longest, Map.of()));

        assertThat(longest).hasSize(256);
        assertThat(flow.has(Topics.LOGGED_IN)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {" %s", "%s ", "%s\\t", "%s\\u00a0"})
    void trimsNoPassword(String form) {
        String user = suite.newUser();
        String password = suite.newPassword();
        suite.pool().users().confirmed(user, password);

        Flow flow = suite.awaitEnd(suite.requests().publish(user, form.formatted(password), 1));

        assertThat(flow.only(Topics.FAILED).field("step")).isEqualTo("login");
        assertThat(flow.has(Topics.LOGGED_IN)).isFalse();
    }

    private RecordMetadata publishId(String requestId) {
        return publish(requestId, suite.newUser(), suite.newPassword(), Map.of());
    }

    private String publish(String user, Map<String, String> headers) {
        return publish(user, suite.newPassword(), headers);
    }

    private String publish(String user, String password, Map<String, String> headers) {
        String requestId = UUID.randomUUID().toString();
        publish(requestId, user, password, headers);
        return requestId;
    }

    private RecordMetadata publish(String requestId, String user, String password, Map<String, String> headers) {
        byte[] value = JSON.writeValueAsBytes(
                Map.of("requestId", requestId, "username", user, "password", password, "sessionSeconds", 1));
        return suite.requests().publish(null, value, headers);
    }

    private static Map<String, String> headers(String text) {
        return Stream.of("ce_source", "ce_subject", "ce_correlationid", "ce_causationid", "ce_time", "x-" + text)
                .collect(Collectors.toMap(name -> name, any -> text));
    }

    /** It stands in nothing that a service has written. */
    private void assertInert(String text) {
        assertThat(String.join("\n", suite.authflow().log())).doesNotContain(text);
        assertThat(suite.records())
                .filteredOn(one -> !one.topic().equals(Topics.REQUESTED))
                .noneMatch(one ->
                        one.bytes().anyMatch(bytes -> new String(bytes, StandardCharsets.UTF_8).contains(text)));
    }
}
