package io.authflow.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.e2e.BadRequests.Published;
import io.authflow.e2e.wire.RawRecord;
import io.authflow.e2e.wire.Topics;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks the rows of bad input with wrong bytes, sizes or headers. */
@InEachEnvironment
class BadRecordIT {
    private static final String REQUEST = "{'requestId': 'ID', 'username': 'USER', 'password': 'SECRET'}";

    private static final String SHORT =
            "{'requestId': 'ID', 'username': 'USER', 'password': 'SECRET', 'sessionSeconds': 1}";

    private final Suite suite;
    private final BadRequests bad;

    BadRecordIT(Suite suite) {
        this.suite = suite;
        this.bad = new BadRequests(suite);
    }

    static Stream<Arguments> bytes() {
        String request = "{\"username\": \"user\u00e9@example.com\", \"password\": \"SECRET\"}";
        return Stream.of(
                Arguments.of("byte order mark", ("\uFEFF" + request).getBytes(UTF_8), "BAD_ENCODING"),
                Arguments.of("Latin 1", request.getBytes(ISO_8859_1), "BAD_ENCODING"),
                Arguments.of("UTF-16", request.getBytes(UTF_16), "BAD_ENCODING"),
                Arguments.of("a surrogate in bytes", bytes('{', '"', 0xED, 0xA0, 0x80, '"', '}'), "BAD_ENCODING"),
                Arguments.of("a long form", bytes('{', 0xC0, 0xA2, '}'), "BAD_ENCODING"),
                Arguments.of("64 KiB and one byte", " ".repeat(65_537).getBytes(UTF_8), "TOO_LARGE"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bytes")
    void deadLettersBytesThatNoRequestCanBeMadeOutOf(String what, byte[] value, String code) {
        bad.assertDeadLetter(bad.publish(null, value, Map.of()), code);
    }

    @Test
    void refusesTwoHundredHeaders() {
        bad.assertRefused(bad.publish(REQUEST, headers(200)), "TOO_MANY_HEADERS", null);
    }

    /** The consumer does not read so many, so nobody learns the request id. */
    @Test
    void deadLettersTenThousandHeaders() {
        bad.assertDeadLetter(bad.publish(REQUEST, headers(10_000)).place(), "TOO_MANY_HEADERS");
    }

    private static Map<String, String> headers(int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> "x-" + i, i -> "" + i));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            content-type | application/xml                | UNSUPPORTED_CONTENT_TYPE
            content-type | application/json;charset=utf-7 | UNSUPPORTED_CONTENT_TYPE
            content-type | ''                             | UNSUPPORTED_CONTENT_TYPE
            ce_type      | auth.requested.v2              | UNSUPPORTED_VERSION
            ce_type      | auth.logged-in.v1              | UNSUPPORTED_VERSION
            """)
    void refusesAHeaderThatSaysTheValueIsSomethingElse(String header, String text, String code) {
        Published published = bad.publish(REQUEST, Map.of(header, text));

        bad.assertRefused(published, code, null);
    }

    @Test
    void takesAnOlderFormWithItsDefaults() {
        String user = suite.newUser();
        suite.requests().publish(null, """
                {"username": "%s", "password": "%s"}""".formatted(user, suite.newPassword()));

        RawRecord first = suite.awaitRecord(one -> one.topic().equals(Topics.USER_NOT_FOUND)
                && one.field("username").equals(user));

        assertThat(first.json().path("sessionSeconds").asInt()).isEqualTo(2);
        assertThat(suite.awaitEnd(first.field("requestId")).has(Topics.LOGGED_OUT))
                .isTrue();
    }

    @Test
    void ignoresAFieldOfALaterForm() {
        Published published = bad.publish(SHORT.replace("}", ", 'later': ['form']}"));

        assertThat(suite.awaitEnd(published.requestId()).has(Topics.LOGGED_OUT)).isTrue();
    }

    @Test
    void goesOnInANewTraceWhereTheOldOneIsGarbage() {
        List<String> garbage = List.of(
                "garbage",
                "00-00000000000000000000000000000000-0000000000000000-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\r\nx: y",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

        List<Published> published = garbage.stream()
                .map(traceparent -> bad.publish(SHORT, Map.of("traceparent", traceparent)))
                .toList();

        assertThat(published.stream().map(one -> suite.awaitEnd(one.requestId())))
                .allSatisfy(flow -> {
                    assertThat(flow.has(Topics.LOGGED_OUT)).isTrue();
                    assertThat(flow.records())
                            .noneMatch(one ->
                                    garbage.contains(one.header("traceparent").orElse("")));
                });
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        IntStream.range(0, values.length).forEach(i -> bytes[i] = (byte) values[i]);
        return bytes;
    }
}
