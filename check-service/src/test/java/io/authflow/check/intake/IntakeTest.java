package io.authflow.check.intake;

import static io.authflow.contracts.FailureCode.INVALID_FIELD;
import static io.authflow.contracts.FailureCode.MALFORMED;
import static io.authflow.contracts.FailureCode.OUT_OF_RANGE;
import static io.authflow.contracts.FailureCode.PLAINTEXT_SECRET;
import static io.authflow.contracts.FailureCode.TOO_MANY_HEADERS;
import static io.authflow.contracts.FailureCode.UNSUPPORTED_CONTENT_TYPE;
import static io.authflow.contracts.FailureCode.UNSUPPORTED_VERSION;
import static io.authflow.contracts.FailureCode.WRONG_TYPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.KeyedHash;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.Sealed;
import io.authflow.contracts.Secret;
import io.authflow.contracts.event.AuthRequested;
import io.authflow.contracts.event.Password;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntakeTest {
    private static final RequestId DERIVED = new RequestId("derived");
    private static final KeyedHash HASH = new KeyedHash(new byte[32]);
    private static final String NAME = "user@example.com";
    private static final String JWE = "aaa..bbb.ccc.ddd";

    private final Intake intake = new Intake(new IntakeSettings(true, 120, false), HASH);
    private final Intake sealedOnly = new Intake(IntakeSettings.DEFAULTS, HASH);

    @Test
    void acceptsTheInputOfTheWorkflow() {
        IntakeAnswer answer = read("{'username': 'user@example.com', 'password': 'userpassword123'}");

        assertThat(answer)
                .isEqualTo(new IntakeAnswer.Accepted(
                        new AuthRequested(DERIVED, NAME, new Password.Plain(new Secret("userpassword123")), 120), 0));
    }

    @Test
    void acceptsASealedPasswordWherePlainOnesAreOff() {
        IntakeAnswer answer = sealedOnly.read(raw(json("{'requestId': 'r-1', 'username': 'user@example.com',"
                + " 'password': {'signup': '" + JWE + "', 'login': '" + JWE + "'}, 'sessionSeconds': 86400}")));

        assertThat(answer)
                .isEqualTo(new IntakeAnswer.Accepted(
                        new AuthRequested(
                                new RequestId("r-1"),
                                NAME,
                                new Password.SealedCopies(new Sealed(JWE), new Sealed(JWE)),
                                86_400),
                        0));
    }

    @Test
    void ignoresAndCountsUnknownFields() {
        IntakeAnswer answer = read(request("'color': 'red', 'shape': {'sides': [3]},"));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        IntakeAnswer.Accepted.class,
                        accepted -> assertThat(accepted.unknownFields()).isEqualTo(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "'requestId': null,"})
    void derivesTheIdOfARequestWithoutOne(String field) {
        assertThat(accepted(read(request(field))).requestId()).isEqualTo(DERIVED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "'requestId': null,"})
    void takesTheHeadersIdWhereTheValueHasNone(String field) {
        assertThat(accepted(withHeader(request(field), "r-2")).requestId()).isEqualTo(new RequestId("r-2"));
    }

    @ParameterizedTest
    @MethodSource("unfitIds")
    void refusesAnIdThatDoesNotFitUnderTheDerivedOne(String id) {
        assertThat(withHeader(request("'requestId': '" + id + "',"), "of-another"))
                .isEqualTo(new IntakeAnswer.Refused(DERIVED, intake.userRef(NAME), INVALID_FIELD, "requestId"));
    }

    @Test
    void refusesAHeadersIdThatDoesNotFit() {
        assertThat(withHeader(request(""), "x".repeat(257)))
                .isEqualTo(new IntakeAnswer.Refused(DERIVED, intake.userRef(NAME), INVALID_FIELD, "requestId"));
    }

    static Stream<String> unfitIds() {
        return Stream.of("", "a b", "a\\r\\nb", "\\u001b[31mred", "x".repeat(257));
    }

    @ParameterizedTest
    @MethodSource("longIds")
    void takesIdsOfExecutions(String id) {
        assertThat(accepted(read(request("'requestId': '" + id + "',"))).requestId())
                .isEqualTo(new RequestId(id));
    }

    static Stream<String> longIds() {
        return Stream.of(
                "x".repeat(80), "x".repeat(256), "arn:aws:states:eu-west-1:123456789012:execution:flow:run+1=a@b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zoë@example.com", "zoe\u0308@example.com", "🙂", "İıI", "a@b.c"})
    void passesAUserNameExactly(String username) {
        assertThat(accepted(read("{'username': '" + username + "', 'password': 'p'}"))
                        .username())
                .isEqualTo(username);
    }

    @ParameterizedTest
    @ValueSource(strings = {" p ", "p\\tq", "pässwörd", "🙂"})
    void passesAPasswordExactly(String password) {
        String expected = password.replace("\\t", "\t");

        assertThat(accepted(read(withPassword(password))).password())
                .isEqualTo(new Password.Plain(new Secret(expected)));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "application/json",
                "APPLICATION/JSON",
                "application/json;charset=utf-8",
                "application/json; charset=\"UTF-8\""
            })
    void takesJson(@Nullable String contentType) {
        assertThat(read(json(request("")), 1, contentType, null)).isInstanceOf(IntakeAnswer.Accepted.class);
    }

    @Test
    void refusesAnIdOfAnotherTypeUnderTheDerivedOne() {
        assertThat(read(request("'requestId': 42,")))
                .isEqualTo(new IntakeAnswer.Refused(DERIVED, intake.userRef(NAME), WRONG_TYPE, "requestId"));
    }

    @Test
    void acceptsAPasswordOf256Characters() {
        assertThat(read(withPassword("🙂".repeat(256)))).isInstanceOf(IntakeAnswer.Accepted.class);
    }

    @Test
    void refusesALongNumberForItsSize() {
        assertThat(read(request("'sessionSeconds': 1" + "0".repeat(60_000) + ",")))
                .isInstanceOfSatisfying(
                        IntakeAnswer.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(OUT_OF_RANGE));
    }

    @Test
    void acceptsALongNameAndALongNumber() {
        assertThat(read(request("'" + "n".repeat(60_000) + "': 1,"))).isInstanceOf(IntakeAnswer.Accepted.class);
        assertThat(read(request("'later': 1" + "0".repeat(60_000) + ","))).isInstanceOf(IntakeAnswer.Accepted.class);
        assertThat(read(request("'sessionSeconds': 60." + "0".repeat(60_000) + ",")))
                .isInstanceOf(IntakeAnswer.Accepted.class);
    }

    @Test
    void refusesAPlainPasswordWherePlainOnesAreOff() {
        assertThat(sealedOnly.read(raw(json(request("'requestId': 'r-1',")))))
                .isEqualTo(new IntakeAnswer.Refused(
                        new RequestId("r-1"), sealedOnly.userRef(NAME), PLAINTEXT_SECRET, "password"));
    }

    @Test
    void refusesTooManyHeaders() {
        assertThat(read(json(request("'requestId': 'r-1',")), 10_000, null, null))
                .isEqualTo(refused(TOO_MANY_HEADERS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "", "application/cloudevents+json", "application/json;charset=utf-16", "json"})
    void refusesAnotherContentType(String contentType) {
        assertThat(read(json(request("'requestId': 'r-1',")), 1, contentType, null))
                .isEqualTo(refused(UNSUPPORTED_CONTENT_TYPE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth.requested.v2", "auth.user-found.v1", ""})
    void refusesAnotherType(String type) {
        assertThat(read(json(request("'requestId': 'r-1',")), 1, "application/json", type))
                .isEqualTo(refused(UNSUPPORTED_VERSION));
    }

    @ParameterizedTest
    @MethodSource("unfitEventIds")
    void refusesAnEventIdThatNoAnswerCanName(String id) {
        assertThat(withEventId(id))
                .isEqualTo(new IntakeAnswer.Refused(new RequestId("r-1"), intake.userRef(NAME), INVALID_FIELD, "id"));
    }

    static Stream<String> unfitEventIds() {
        return Stream.of("", " ", "two words", "a\r\nb", "\u00fc", "\ufffd", "x".repeat(257));
    }

    @ParameterizedTest
    @MethodSource("eventIds")
    void takesEachEventIdThatAnAnswerCanName(String id) {
        assertThat(accepted(withEventId(id)).requestId()).isEqualTo(new RequestId("r-1"));
    }

    static Stream<String> eventIds() {
        return Stream.of("!", "a/b", "~".repeat(256));
    }

    @Test
    void answersARequestThatBreaksOffAfterItsId() {
        assertThat(read("{'requestId': 'r-1', 'username': 'user@example.com', 'password': 'hun"))
                .isEqualTo(refused(MALFORMED));
    }

    @Test
    void takesNoNestedIdForTheRequests() {
        assertThat(read("{'a': {'requestId': 'r-1'}, "))
                .isEqualTo(new IntakeAnswer.Refused(null, null, MALFORMED, null));
    }

    @Test
    void namesUsersAlikeWhateverTheirLetterCase() {
        assertThat(intake.userRef("USER@example.com")).isEqualTo(intake.userRef(NAME));
    }

    @Test
    void tellsLetterCaseApartWhereThePoolDoes() {
        Intake caseSensitive = new Intake(new IntakeSettings(false, 120, true), HASH);

        assertThat(caseSensitive.userRef("USER@example.com")).isNotEqualTo(caseSensitive.userRef(NAME));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 86_401})
    void settingsRefuseALengthOutsideTheRange(int seconds) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IntakeSettings(false, seconds, false))
                .withMessageContaining("session-seconds is from 1 to 86400");
    }

    @Test
    void aRawRequestPrintsNothingOfItsValue() {
        assertThat(raw(json(request(""))).toString()).isEqualTo("RawRequest[***]");
    }

    private IntakeAnswer.Refused refused(FailureCode code) {
        return new IntakeAnswer.Refused(new RequestId("r-1"), intake.userRef(NAME), code, null);
    }

    private static String request(String fields) {
        return "{" + fields + " 'username': 'user@example.com', 'password': 'userpassword123'}";
    }

    private static String withPassword(String password) {
        return "{'username': 'user@example.com', 'password': '" + password + "'}";
    }

    private static AuthRequested accepted(IntakeAnswer answer) {
        assertThat(answer).isInstanceOf(IntakeAnswer.Accepted.class);
        return ((IntakeAnswer.Accepted) answer).request();
    }

    private IntakeAnswer read(String json) {
        return intake.read(raw(json(json)));
    }

    private IntakeAnswer withHeader(String json, String headerId) {
        return intake.read(new RawRequest(json(json), 1, null, null, null, headerId, () -> DERIVED));
    }

    private IntakeAnswer withEventId(String id) {
        return intake.read(
                new RawRequest(json(request("'requestId': 'r-1',")), 1, null, null, id, null, () -> DERIVED));
    }

    private IntakeAnswer read(byte[] value, int headers, @Nullable String contentType, @Nullable String type) {
        return intake.read(new RawRequest(value, headers, contentType, type, null, null, () -> DERIVED));
    }

    private static RawRequest raw(byte @Nullable [] value) {
        return new RawRequest(value, 0, null, null, null, null, () -> DERIVED);
    }

    private static byte[] json(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
