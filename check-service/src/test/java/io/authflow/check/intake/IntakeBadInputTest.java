package io.authflow.check.intake;

import static io.authflow.contracts.FailureCode.BAD_ENCODING;
import static io.authflow.contracts.FailureCode.DUPLICATE_KEY;
import static io.authflow.contracts.FailureCode.EMPTY;
import static io.authflow.contracts.FailureCode.INVALID_FIELD;
import static io.authflow.contracts.FailureCode.INVALID_PASSWORD;
import static io.authflow.contracts.FailureCode.MALFORMED;
import static io.authflow.contracts.FailureCode.NOT_AN_OBJECT;
import static io.authflow.contracts.FailureCode.OUT_OF_RANGE;
import static io.authflow.contracts.FailureCode.TOO_DEEP;
import static io.authflow.contracts.FailureCode.TOO_LARGE;
import static io.authflow.contracts.FailureCode.WRONG_TYPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.KeyedHash;
import io.authflow.contracts.RequestId;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests bad input. Each row of the table has its own code. */
class IntakeBadInputTest {
    private static final String JWE = "aaa..bbb.ccc.ddd";
    /** The public key of RFC 7515, appendix A.3.1. */
    private static final String CURVE = "'kty': 'EC', 'crv': 'P-256', ";

    private static final String X = "'x': 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU', ";
    private static final String Y = "'y': 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0'";

    private final Intake intake = new Intake(new IntakeSettings(true, 120, false), new KeyedHash(new byte[32]));

    @ParameterizedTest
    @MethodSource("badValues")
    void refusesABadValue(byte @Nullable [] value, FailureCode code) {
        assertThat(read(value)).isEqualTo(new IntakeAnswer.Refused(null, null, code, null));
    }

    static Stream<Arguments> badValues() {
        return Stream.of(
                arguments(null, EMPTY),
                arguments(json(""), EMPTY),
                arguments(json(" \n"), EMPTY),
                arguments(json("null"), NOT_AN_OBJECT),
                arguments(json("[]"), NOT_AN_OBJECT),
                arguments(json("[{}]"), NOT_AN_OBJECT),
                arguments(json("'text'"), NOT_AN_OBJECT),
                arguments(json("42"), NOT_AN_OBJECT),
                arguments(json("{"), MALFORMED),
                arguments(json("{'username'"), MALFORMED),
                arguments(json("{} {}"), MALFORMED),
                arguments(json("{}x"), MALFORMED),
                arguments(json("null null"), MALFORMED),
                arguments(json("{'a': NaN}"), MALFORMED),
                arguments(json("{'a': 01}"), MALFORMED),
                arguments(json("{'a': 1,}"), MALFORMED),
                arguments(json("{/**/}"), MALFORMED),
                arguments(json("password=hunter2"), MALFORMED),
                arguments(json("\uFEFF{}"), BAD_ENCODING),
                arguments("{\"a\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1), BAD_ENCODING),
                arguments(new byte[] {'{', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', '}'}, BAD_ENCODING),
                arguments(json("{'a': '\\ud800'}"), BAD_ENCODING),
                arguments(json("{'\\udc00': 1}"), BAD_ENCODING),
                arguments("{}".getBytes(StandardCharsets.UTF_16), BAD_ENCODING),
                arguments("{}".getBytes(StandardCharsets.UTF_16LE), MALFORMED),
                arguments(json("{'a': 1, 'a': 1}"), DUPLICATE_KEY),
                arguments(json("{'a': {'b': 1, '\\u0062': 1}}"), DUPLICATE_KEY),
                arguments(json("[".repeat(2000) + "]".repeat(2000)), TOO_DEEP),
                arguments(json("{'a': " + "[".repeat(32) + "]".repeat(32) + "}"), TOO_DEEP),
                arguments(json("{'a': '" + "x".repeat(65_536) + "'}"), TOO_LARGE));
    }

    @ParameterizedTest
    @MethodSource("badFields")
    void refusesABadField(String fields, FailureCode code, @Nullable String field) {
        assertThat(read(json("{'requestId': 'r-1', " + fields + "}")))
                .isInstanceOfSatisfying(IntakeAnswer.Refused.class, refused -> {
                    assertThat(refused.requestId()).isEqualTo(new RequestId("r-1"));
                    assertThat(refused.code()).isEqualTo(code);
                    assertThat(refused.field()).isEqualTo(field);
                });
    }

    static Stream<Arguments> badFields() {
        String name = "'username': 'user@example.com', ";
        String both = name + "'password': 'p', ";
        return Stream.of(
                arguments("'password': 'p'", INVALID_FIELD, "username"),
                arguments("'username': null, 'password': 'p'", INVALID_FIELD, "username"),
                arguments("'username': '', 'password': 'p'", INVALID_FIELD, "username"),
                arguments("'username': 'a b', 'password': 'p'", INVALID_FIELD, "username"),
                arguments("'username': '\\u202etxt', 'password': 'p'", INVALID_FIELD, "username"),
                arguments("'username': '" + "x".repeat(129) + "', 'password': 'p'", INVALID_FIELD, "username"),
                arguments("'username': 42, 'password': 'p'", WRONG_TYPE, "username"),
                arguments(name + "'password': null", INVALID_FIELD, "password"),
                arguments("'username': 'user@example.com'", INVALID_FIELD, "password"),
                arguments(name + "'password': ''", INVALID_FIELD, "password"),
                arguments(name + "'password': true", WRONG_TYPE, "password"),
                arguments(name + "'password': ['p']", WRONG_TYPE, "password"),
                arguments(name + "'password': '" + "x".repeat(257) + "'", INVALID_PASSWORD, "password"),
                arguments(name + "'password': {'login': '" + JWE + "'}", INVALID_FIELD, "password.signup"),
                arguments(name + "'password': {'signup': '" + JWE + "'}", INVALID_FIELD, "password.login"),
                arguments(name + "'password': {'signup': 'x', 'login': 'x'}", INVALID_FIELD, "password.signup"),
                arguments(name + "'password': {'signup': 1, 'login': 1}", WRONG_TYPE, "password.signup"),
                arguments(both + "'intent': 1", WRONG_TYPE, "intent"),
                arguments(both + "'intent': 'AUTO'", INVALID_FIELD, "intent"),
                arguments(both + "'replyKey': 'key'", WRONG_TYPE, "replyKey"),
                arguments(both + "'replyKey': {}", INVALID_FIELD, "replyKey"),
                arguments(both + "'replyKey': {" + CURVE + "'x': 1, 'y': 1}", WRONG_TYPE, "replyKey"),
                arguments(both + "'replyKey': {" + CURVE + X + "'y': 'x'}", INVALID_FIELD, "replyKey"),
                arguments(both + "'replyKey': {" + CURVE + X + Y.replace("a0", "a4") + "}", INVALID_FIELD, "replyKey"),
                arguments(both + "'replyKey': {" + CURVE + X + Y.replace("a0", "a1") + "}", INVALID_FIELD, "replyKey"),
                arguments(both + "'replyKey': {" + CURVE + X + Y + ", 'd': 'private'}", INVALID_FIELD, "replyKey"),
                arguments(both + "'sessionSeconds': '120'", WRONG_TYPE, "sessionSeconds"),
                arguments(both + "'sessionSeconds': 120.9", WRONG_TYPE, "sessionSeconds"),
                arguments(both + "'sessionSeconds': 120.00000000000000000001", WRONG_TYPE, "sessionSeconds"),
                arguments(both + "'sessionSeconds': 1e-999999999", WRONG_TYPE, "sessionSeconds"),
                arguments(both + "'sessionSeconds': 1e999999999", OUT_OF_RANGE, "sessionSeconds"),
                arguments(both + "'sessionSeconds': 100e2147483647", OUT_OF_RANGE, "sessionSeconds"),
                arguments(both + "'sessionSeconds': -100e2147483647", OUT_OF_RANGE, "sessionSeconds"),
                arguments(both + "'sessionSeconds': 0e2147483647", OUT_OF_RANGE, "sessionSeconds"),
                arguments(both + "'sessionSeconds': 1e-2147483647", WRONG_TYPE, "sessionSeconds"),
                arguments(both + "'sessionSeconds': 1e2147483648", OUT_OF_RANGE, null),
                arguments(both + "'sessionSeconds': 10e-2147483648", OUT_OF_RANGE, null),
                arguments(both + "'later': 1e2147483648", OUT_OF_RANGE, null),
                arguments(both + "'later': [-1.5E-99999999999]", OUT_OF_RANGE, null),
                arguments(both + "'sessionSeconds': 8.6401e4", OUT_OF_RANGE, "sessionSeconds"),
                arguments(both + "'sessionSeconds': true", WRONG_TYPE, "sessionSeconds"),
                arguments(both + "'sessionSeconds': -1", OUT_OF_RANGE, "sessionSeconds"),
                arguments(both + "'sessionSeconds': 0", OUT_OF_RANGE, "sessionSeconds"),
                arguments(both + "'sessionSeconds': 86401", OUT_OF_RANGE, "sessionSeconds"),
                arguments(both + "'sessionSeconds': 1000000000", OUT_OF_RANGE, "sessionSeconds"),
                arguments(both + "'sessionSeconds': 9223372036854775808", OUT_OF_RANGE, "sessionSeconds"));
    }

    private IntakeAnswer read(byte @Nullable [] value) {
        return intake.read(new RawRequest(value, 0, null, null, null, null, () -> new RequestId("derived")));
    }

    private static byte[] json(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
