package io.authflow.cli.deadletter;

import static io.authflow.cli.deadletter.DeadLetterFixture.APPENDED;
import static io.authflow.cli.deadletter.DeadLetterFixture.entry;
import static io.authflow.cli.deadletter.DeadLetterFixture.source;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.authflow.contracts.KeyedHash;
import io.authflow.contracts.event.DeadLetter;
import io.authflow.contracts.event.EventRecord;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedrivableTest {
    private static final Instant NOW = Instant.parse("2026-11-22T11:00:00Z");
    private static final String PLAIN = """
            {"requestId":"request-1","username":"a@example.com","password":"password-1","unknown":{"a":1}}""";

    private final Redrivable redrivable = new Redrivable(null);

    @Test
    void givesTheRecordANewRequestIdAndNamesTheOldEvent() throws Exception {
        DeadLetterEntry entry = entry("check-service", "auth.requested.v1", 7, null);
        Map<String, String> headers = Map.of(
                "ce_id",
                "old-event",
                "ce_subject",
                "z".repeat(43),
                "traceparent",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "x-other",
                "not passed on");

        EventRecord anew = redrivable.anew(entry, source(entry.letter(), PLAIN, headers), NOW);

        String id = entry.anew().value();
        assertThat(anew.topic()).isEqualTo("auth.requested.v1");
        assertThat(anew.key()).isEqualTo(id).isNotEqualTo("request-1");
        assertThat(entry.anew().time()).contains(APPENDED);
        assertThat(new String(anew.value(), UTF_8)).isEqualTo(PLAIN.replace("request-1", id));
        assertThat(anew.headers())
                .containsEntry("ce_correlationid", id)
                .containsEntry("ce_causationid", "old-event")
                .containsEntry("ce_subject", "z".repeat(43))
                .containsEntry("ce_time", NOW.toString())
                .containsEntry("traceparent", headers.get("traceparent"))
                .doesNotContainKey("x-other");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "86400.00000000000000000001",
                "119.99999999999999999999",
                "0.99999999999999999999",
                "1e400",
                "-0.0",
                "12345678901234567890.5"
            })
    void eachNumberStaysAsItWasWritten(String number) throws Exception {
        DeadLetterEntry entry = entry("check-service", "auth.requested.v1", 7, null);
        String value = "{\"requestId\":\"request-1\",\"later\":[ " + number + "],\"sessionSeconds\":" + number + "}";

        EventRecord anew = redrivable.anew(entry, source(entry.letter(), value, Map.of()), NOW);

        assertThat(new String(anew.value(), UTF_8))
                .isEqualTo(value.replace("request-1", entry.anew().value()));
    }

    @Test
    void theRestOfTheTextStaysAsItWasWritten() throws Exception {
        DeadLetterEntry entry = entry("check-service", "auth.requested.v1", 7, null);
        String rest = "\"password\" : \"p\\u00e4\\\"},{ss\",\n\"x\":{\"requestId\":\"inner\",\"tokens\":1},"
                + "\"a\":true,\"b\":null,\"c\":-1.50E+2";
        String value = " {\"tokens\":[1,{\"a\":\"]\"}] , \"req\\u0075estId\": \"old\" ," + rest + " } ";

        EventRecord anew = redrivable.anew(entry, source(entry.letter(), value, Map.of()), NOW);

        assertThat(new String(anew.value(), UTF_8))
                .isEqualTo("{\"requestId\":\"" + entry.anew() + "\"," + rest.replace(",\n", ",") + "}");
    }

    @ParameterizedTest
    @CsvSource({"ce_type, auth.requested.v2", "content-type, application/avro", "ce_specversion, 2.0"})
    void aRecordOfAnotherVersionStaysOne(String header, String text) throws Exception {
        DeadLetterEntry entry = entry("check-service", "auth.requested.v1", 7, null);

        EventRecord anew = redrivable.anew(entry, source(entry.letter(), PLAIN, Map.of(header, text)), NOW);

        assertThat(anew.topic()).isEqualTo("auth.requested.v1");
        assertThat(anew.headers()).containsEntry(header, text);
    }

    @Test
    void isTheSameEachTime() throws Exception {
        DeadLetterEntry entry = entry("logout-service", "auth.logout-due.v1", 7, null);
        DeadLetterEntry taken = new DeadLetterEntry(entry.letter(), entry.at().plusSeconds(60), null);

        EventRecord first = redrivable.anew(entry, source(entry.letter(), "{}", Map.of()), NOW);
        EventRecord again = redrivable.anew(taken, source(entry.letter(), "{}", Map.of()), NOW.plusSeconds(60));

        assertThat(again.key()).isEqualTo(first.key());
        assertThat(again.value()).isEqualTo(first.value());
        assertThat(again.headers().get("ce_id")).isEqualTo(first.headers().get("ce_id"));
    }

    @Test
    void everyDeadLetterHasAnIdOfItsOwn() {
        assertThat(entry("check-service", "auth.requested.v1", 7, null).anew())
                .isNotEqualTo(
                        entry("check-service", "auth.requested.v1", 8, null).anew());
    }

    @Test
    void leavesOutTheTokensThatWereForTheRequester() throws Exception {
        DeadLetterEntry entry = entry("logout-service", "auth.logged-in.v1", 7, null);
        String value = """
                {"requestId":"request-1","username":"a","tokens":"x.y.z","logoutToken":null,"expiresIn":1}""";

        EventRecord anew = redrivable.anew(entry, source(entry.letter(), value, Map.of()), NOW);

        assertThat(new String(anew.value(), UTF_8)).doesNotContain("tokens").contains("\"expiresIn\":1");
    }

    @ParameterizedTest
    @CsvSource({
        "login-service, auth.user-found.v1, SEALED",
        "signup-service, auth.user-not-found.v1, SEALED",
        "logout-service, auth.session-change-requested.v1, SESSION_CHANGE",
        "logout-service, auth.failed.v1, NO_INPUT",
        "logout-service, something.else, NO_INPUT"
    })
    void refusesWithoutReadingTheRecord(String service, String topic, RedriveRefusal refusal) {
        assertThatExceptionOfType(RedriveRefusedException.class)
                .isThrownBy(() -> redrivable.requireSuitable(
                        entry(service, topic, 7, null).letter()))
                .extracting(RedriveRefusedException::refusal)
                .isEqualTo(refusal);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            auth.requested.v1  | {"requestId":"r","password":{"login":"x"}}
            auth.logged-in.v1  | {"requestId":"r","logoutToken":"x"}
            auth.logout-due.v1 | {"requestId":"r","logoutToken":"x"}
            """)
    void refusesWhatIsSealedToTheOldRequest(String topic, String value) {
        DeadLetterEntry entry = entry("logout-service", topic, 7, null);

        assertRefused(redrivable, entry, value, RedriveRefusal.SEALED);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "null", "[]", "42", "no json", "{\"a\":1,\"a\":2}", "{} junk"})
    void refusesWhatIsNoObject(String value) {
        DeadLetterEntry entry = entry("check-service", "auth.requested.v1", 7, null);

        assertRefused(redrivable, entry, value, RedriveRefusal.NOT_AN_OBJECT);
    }

    @Test
    void refusesAnotherRecordAtThatPlace() {
        DeadLetterEntry entry = entry("check-service", "auth.requested.v1", 7, null);
        DeadLetterEntry later = new DeadLetterEntry(
                new DeadLetter(
                        entry.letter().requestId(),
                        null,
                        "check-service",
                        "auth.requested.v1",
                        2,
                        7,
                        APPENDED.plusMillis(1),
                        entry.letter().code(),
                        1,
                        1,
                        null),
                entry.at(),
                null);

        assertThatExceptionOfType(RedriveRefusedException.class)
                .isThrownBy(() -> redrivable.anew(later, source(entry.letter(), PLAIN, Map.of()), NOW))
                .extracting(RedriveRefusedException::refusal)
                .isEqualTo(RedriveRefusal.SOURCE_CHANGED);
    }

    @Test
    void comparesTheHashWhereItHasTheKey() throws Exception {
        KeyedHash hash = new KeyedHash(new byte[32]);
        Redrivable comparing = new Redrivable(hash);
        DeadLetterEntry same = entry("check-service", "auth.requested.v1", 7, hash.hash(PLAIN.getBytes(UTF_8)));
        DeadLetterEntry other = entry("check-service", "auth.requested.v1", 7, hash.hash(new byte[1]));

        EventRecord anew = comparing.anew(same, source(same.letter(), PLAIN, Map.of()), NOW);

        assertThat(anew.key()).isEqualTo(same.anew().value());
        assertRefused(comparing, other, PLAIN, RedriveRefusal.SOURCE_CHANGED);
    }

    private static void assertRefused(
            Redrivable redrivable, DeadLetterEntry entry, String value, RedriveRefusal refusal) {
        assertThatExceptionOfType(RedriveRefusedException.class)
                .isThrownBy(() -> redrivable.anew(entry, source(entry.letter(), value, Map.of()), NOW))
                .extracting(RedriveRefusedException::refusal)
                .isEqualTo(refusal);
    }
}
